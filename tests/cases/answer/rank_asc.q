rank domestic by actual asc top 3
