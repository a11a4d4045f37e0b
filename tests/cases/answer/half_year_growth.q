# catalog: tests/fixtures/monthly/catalog.toml
# the same half of the year before is not in the data
list gdp at 2022H1 of 东城 show yoy
list gdp at 2023Q1 of 东城 show yoy, base
