# catalog: tests/fixtures/small/catalog.toml
# data: tests/fixtures/small/small-ragged-2023q1.csv
list investment
