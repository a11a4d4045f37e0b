# data: tests/fixtures/mess/23_twice.csv
# period: 2023Q1
# one name twice
describe
