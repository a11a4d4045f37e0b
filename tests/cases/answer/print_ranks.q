# what a district is asked for is its own among all: 瀛湖 is thirteenth, 恒口 has 3.43% of the total
print "{domestic.rank of 瀛湖} {domestic.share of 恒口} {domestic.contribution of 恒口}"
define lag = schedule - progress
let worst = rank domestic bottom 1
print "{domestic.lag of worst}"
let none = rank domestic where progress < 1%
print "{count of none}"
count none
param 报告期 = 2023年一季度
print "{报告期}：{内资.进度差 of 恒口}"
