# data: tests/fixtures/mess/05_percent_twice.csv
# period: 2023Q1
# % in the header and in the cell
describe
list domestic
