# catalog: tests/fixtures/monthly/catalog.toml
# January is 8.33% for the gap, 1/12 for the shortfall: 120/12 - 7.20 = 2.80
list investment at 2022-01 of 东城 show schedule, gap, pace, shortfall
