# catalog: tests/fixtures/monthly/catalog.toml
# where a period is needed, M3 is a month: of the latest year in the data
total started at M2 show actual
list started of 东城 at m1 show actual, (actual at M2)
