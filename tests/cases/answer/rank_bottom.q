rank domestic bottom 2
