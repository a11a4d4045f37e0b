# data: tests/fixtures/mess/04_two_money_units.csv
# period: 2023Q1
# two units of money in one table
describe
