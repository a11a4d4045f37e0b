# data: tests/fixtures/mess/33_periods_across.csv
# period: 2023Q1
# a column for each year
describe
describe `33_periods_across`
