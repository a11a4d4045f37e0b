# catalog: tests/fixtures/small/catalog.toml
# data: tests/fixtures/small/small-gbk-2023q1.csv
list investment
