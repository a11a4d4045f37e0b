# data: tests/fixtures/mess/03_unit_in_header.csv
# period: 2023Q1
# units in brackets
describe
