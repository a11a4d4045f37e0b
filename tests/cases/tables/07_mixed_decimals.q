# data: tests/fixtures/mess/07_mixed_decimals.csv
# period: 2023Q1
# figures of one column with more and with fewer decimals
describe
list domestic
