# data: tests/fixtures/mess/16_subtotals.csv
# period: 2023Q1
# totals of several levels
describe
list domestic
