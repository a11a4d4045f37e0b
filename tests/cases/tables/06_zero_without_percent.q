# data: tests/fixtures/mess/06_zero_without_percent.csv
# period: 2023Q1
# a zero without % in a column of percents
describe
list domestic
