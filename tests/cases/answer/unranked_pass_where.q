# unranked rows pass where, are shown last, and are never in top
rank foreign where target > 500
rank foreign top 5
