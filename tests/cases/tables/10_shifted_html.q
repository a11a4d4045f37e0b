# data: tests/fixtures/mess/10_shifted.html
# period: 2023Q1
# a row without its blanks: 市本级 has figures of the last indicator alone
describe
