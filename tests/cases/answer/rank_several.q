rank domestic, foreign top 3
rank domestic, foreign by yoy show actual
