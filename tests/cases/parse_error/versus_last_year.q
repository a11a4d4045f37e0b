rank domestic versus last year
rank domestic versus yoy
排名 内资 较 环比
