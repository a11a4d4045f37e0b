# catalog: tests/fixtures/small/catalog.toml
# data: tests/fixtures/small/not-there-2023q1.csv
list investment
