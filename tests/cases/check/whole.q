# today: 2023-04-07
# The thirteen add up to 381.47亿元.
check size "total" : total(domestic.actual) between 300亿元 and 400亿元
check too-small: total(domestic.actual) > 400亿元
check only-warns: total(domestic.actual) > 400亿元 warn above 0
check zones-late: count(domestic.progress < schedule) <= 1
