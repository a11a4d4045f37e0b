# catalog: tests/fixtures/small/catalog.toml
# data: tests/fixtures/small/small-no-period.csv
# period: 2024Q1
# the command line says the period of a table that nothing else says it of
describe
