rank domestic by yoy top 3
