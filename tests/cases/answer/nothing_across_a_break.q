# catalog: tests/fixtures/monthly/catalog.toml
# December less November, both before the break
list investment of 东城 at 2023M1 show (period_actual at previous)
list investment of 东城 at 2023M1 show actual, (period_actual at previous)
