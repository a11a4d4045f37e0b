# catalog: tests/fixtures/monthly/catalog.toml
list investment, gdp at 2022M5
