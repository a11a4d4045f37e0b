count domestic top 3
