# catalog: tests/fixtures/small/catalog.toml
# data: tests/fixtures/small/small-unknown-2023q1.csv
list investment
