# catalog: tests/fixtures/chongqing/catalog.toml
# Published: 2377亿元 in place by June, 3709 by September, and 1370 in the third quarter. The difference
# is 1332; with the printed quarter it would be 3747, 38 more. Signed: 14546 - 10865 = 3681; begun:
# 1491 - 898 = 593.
list paid_in at 2023Q3 show actual, previous(actual), period_actual, paid_in_quarter.actual, paid_in_quarter.actual - period_actual
list paid_in at 2023Q3 show previous(actual) + paid_in_quarter.actual, previous(actual) + paid_in_quarter.actual - actual
list contracts at 2023Q3 show actual, period_actual
list started at 2023Q3 show actual, period_actual
list paid_in at 前三季度 show actual, period_actual
compare paid_in_quarter at 2023Q3 versus previous
trend paid_in of 重庆 show actual, period_actual
