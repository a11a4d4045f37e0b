# catalog: tests/fixtures/small/catalog.toml
# data: tests/fixtures/small/small-2023q1.csv
# data: tests/fixtures/small/small-2023q2.csv
trend investment
trend investment of 东区, 西区
trend investment of 东区 from 2023Q1 to 2023Q2 show actual, period_actual, rank
trend investment of 东区 from 2022Q1 to 2023Q2
走势 投资 关于 东区 自 2023年一季度 至 2023年二季度
