# catalog: tests/fixtures/chongqing/catalog.toml
# 3709 - 2377 against the printed quarter
list paid_in show actual, period_actual, paid_in_quarter.actual
