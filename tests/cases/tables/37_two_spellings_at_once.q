# data: tests/fixtures/mess/37_two_spellings_at_once.csv
# period: 2023Q1
# both spellings in one period
describe
