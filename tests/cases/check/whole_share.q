# today: 2023-04-07
# 75.53 of 381.47 is 19.80%.
check biggest: max(domestic.actual) / total(domestic.actual) < 20%
check middle: median(domestic.progress) between 30% and 31%
