# catalog: tests/fixtures/small/catalog.toml
# data: tests/fixtures/small/small-2023q1.csv
# data: tests/fixtures/small/small-2023q2.csv
compare investment versus 2023Q1
compare investment at 2023Q2 versus previous show actual, period_actual, rank
compare investment at 2023Q1
比较 投资 在 2023年二季度 较 2023年一季度
