# catalog: tests/fixtures/small/catalog.toml
# data: tests/fixtures/small/small-2023q1.csv
# data: tests/fixtures/small/small-2023q2.csv
list investment per period where period >= 2023Q2 show actual
# a year is a span: the quarters end in it, and none ends after it
count investment where period >= 2023 per period
count investment where period > 2023年 per period
count investment where 2023Q1 < period per period
