# data: tests/fixtures/mess/24_separators.csv
# period: 2023Q1
# thousands separators and a currency sign
describe
list IGR
