# catalog: tests/fixtures/monthly/catalog.toml
# there is no August
list investment at 2022M9 show actual, period_actual
