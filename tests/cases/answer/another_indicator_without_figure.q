# catalog: tests/fixtures/monthly/catalog.toml
# gdp has no May: missing, and said so
list investment at 2022-05 of 东城, 西城 show actual, gdp.actual
count investment at 2022-05 where gdp.actual > 0
list investment at 2022-06 of 东城 show actual, gdp.actual
list investment at 2022-05 of 东城 show actual, (gdp.actual at 2022Q1)
