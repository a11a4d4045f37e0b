# data: tests/fixtures/mess/01_two_row_header.csv
# period: 2023Q1
# a header of two rows, the first merged over columns
describe
list domestic, foreign
