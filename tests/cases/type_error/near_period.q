rank domestic at latst
rank domestic versus 去年
rank domestic at lastyear
rank domestic versus prev
排名 内资 较 上季度
param start = 2022Q1
trend domestic from strat
list domestic at 恒口
compare 恒口 versus 瀛湖
比较 恒口, 高新区 较 瀛湖
compare 恒口 versus 2022Q1
let late = rank domestic where gap < 0pp
print "{counts of late}, {name of late}, {progres of late}"
list domestic show (actual at latst)
list domestic from lastyear
