# catalog: tests/fixtures/monthly/catalog.toml
# what a period brings: of months and of quarters, of January itself, of a flow, behind a hole, and
# where one district's figure is missing before
list investment at 2022M1 show actual, period_actual
list investment at 2022M2 show actual, period_actual
list investment at 2023M3 show actual, period_actual
list investment at 2022M7 show actual, period_actual
list investment at 2022M9 show actual, period_actual
list investment at 2022M12 show actual, period_actual
list gdp at 2022Q4 show actual, period_actual
list started at 2022M9 show actual, period_actual
total investment at 2023M3 show actual, period_actual
total investment at 2022M12 show actual, period_actual
