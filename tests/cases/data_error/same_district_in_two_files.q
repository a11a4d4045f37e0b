# catalog: tests/fixtures/small/catalog.toml
# data: tests/fixtures/small/small-2023q1.csv
# data: tests/fixtures/small/small-again-2023q1.csv
list investment
