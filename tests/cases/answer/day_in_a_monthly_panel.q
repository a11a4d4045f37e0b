# catalog: tests/fixtures/monthly/catalog.toml
# the last day of a month is that month's figure, any other day is none
list investment at 2022-06-30 of 东城 show actual
list investment at 2022-06-29 of 东城 show actual
