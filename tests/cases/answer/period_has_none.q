# catalog: tests/fixtures/monthly/catalog.toml
list investment, gdp at 2022M5
list gdp at 2022M5
count gdp at 2022M5 where actual > 0
rank satisfaction at 2022M5
