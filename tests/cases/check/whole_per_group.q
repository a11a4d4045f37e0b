# today: 2023-04-07
# 高新区, 瀛湖, 恒口: 75.53 + 0.81 + 13.07 = 89.41; the ten counties: 381.47 - 89.41 = 292.06.
check size: total(domestic.actual) > 100亿元 per group
check any: count(domestic.progress < schedule) = 0 per group fail above 50%
