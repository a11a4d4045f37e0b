# data: tests/fixtures/mess/32_three_row_header.csv
# period: 2023Q1
# a header of three rows, the last of units
describe
list domestic, foreign
