# catalog: tests/fixtures/small/catalog.toml
# data: tests/fixtures/small/small-2023q1.csv
# data: tests/fixtures/small/small-2023q2.csv
# the latest period is the second quarter; 北区 is not in it
rank investment
rank investment at 一季度
total investment per period
rank investment per period top 1
describe
