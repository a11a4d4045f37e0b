rank domestic per group top 2
