# catalog: tests/fixtures/monthly/catalog.toml
# a flow at a longer period is the sum of its months: 12 + 24 + 22; the city's own line prints months alone
total started at 2022Q1 show actual
list started at 2022Q1 show actual, (actual at 2022-03), previous(actual)
# 2022M8 is not in the data: the sums over it are missing, and the note says which month
total started at 2022 show actual
total started at 2022Q4 per group show actual
# target / actual of complaints is of the sums of three months; 2022Q4 against 2022Q1 of the ranking too
rank complaints at 2022Q1 top 2
rank complaints at 2022Q4 versus 2022Q1 where movement > 0 show actual
compare started at 2022Q4 versus 2022Q1 of 东城, 南城
# what is at the period's end stays that
list started of 东城 at 2022H1 show actual, stock.actual, investment.actual
list investment of 东城 at 2022H1 show actual, started.actual
# 2023 is not over
total started at 2023 show actual
