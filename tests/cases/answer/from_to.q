# catalog: tests/fixtures/small/catalog.toml
# data: tests/fixtures/small/small-2023q1.csv
# data: tests/fixtures/small/small-2023q2.csv
list investment from 2023Q1 to 2023Q2 show actual
total investment from 2023Q1
rank investment from 2023Q1 to 2023Q1 top 1
list investment from 2023Q3
