# data: tests/fixtures/mess/30_repeated_header.csv
# period: 2023Q1
# the header again in the middle
describe
list domestic
describe left_out
