rank domestic top
