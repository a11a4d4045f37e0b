# 亿元 by 个 does not add up over districts
list domestic show total(actual / count(actual)), total(actual / (foreign.actual / 1万美元))
list domestic show total(domestic.actual / signed.actual)
