# today: 2023-04-07
# Checks among other statements: names that were declared before are known, and what follows runs.
param least = 15%
let late = rank domestic where progress < schedule
define both = 60分 * min(domestic.pace, 1.2) + 40分 * min(foreign.pace, 1.2)
check far-behind: none of list late where progress < least
# 60 × 0.8032 = 48.19 for 恒口, whose foreign pace is 0; 60 × 0.5572 = 33.43 for 瀛湖.
check scored for both: both > 40分
print "{count of late} are late"
