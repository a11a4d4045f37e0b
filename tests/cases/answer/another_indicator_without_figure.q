# catalog: tests/fixtures/monthly/catalog.toml
# gdp has no May: missing, and said so
list investment at 2022-05 of 东城, 西城 show actual, gdp.actual
