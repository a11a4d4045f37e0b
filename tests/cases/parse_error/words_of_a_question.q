how many districts are behind
behind
哪些县区进度低于序时进度
quit
平均 内资
rank domestic last month
define x = actual over target
list domestic show actual as 到位
列出 内资 其中 同比 为负
who is not behind?
who is ahead of schedule?
How many districts are below 25%?
how many are below 25% and above 10%?
汉滨区内资是多少
哪些区没有落后
