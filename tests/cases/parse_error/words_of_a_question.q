how many districts are behind
behind
哪些县区进度低于序时进度
quit
平均 内资
rank domestic last month
define x = actual over target
list domestic show actual as 到位
列出 内资 其中 同比 为负
