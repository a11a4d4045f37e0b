rank domestic by actual / target top 2
