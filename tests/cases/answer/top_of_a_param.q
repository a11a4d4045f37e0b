# param: n=2
param n = 5
rank domestic top n show progress
param two = 1
list domestic by yoy asc bottom two show yoy
排名 内资 前 n 显示 进度
