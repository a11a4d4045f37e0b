# catalog: tests/fixtures/small/catalog.toml
# data: tests/fixtures/small/small-no-period.csv
list investment
