rank domestic top 3 bottom 3
