# catalog: tests/fixtures/small/catalog.toml
# data: tests/fixtures/small/small-2023q1.csv
# data: tests/fixtures/small/small-2023q2.csv
list investment per period where period >= 2023Q2 show actual
count investment where period > 2023Q1 per period
