# catalog: tests/fixtures/monthly/catalog.toml
# of 86.94 in all and of 67.25 among the three: 28.70 is 33.01% and 42.68%
list investment at 2023-03 of 东城 show share
list investment at 2023-03 among urban show share
list investment at 2023-03 where district = 东城 show share, actual / total(actual)
