# data: tests/fixtures/mess/01_two_row_header.html
# period: 2023Q1
# a header of two rows, merged
describe
list domestic
