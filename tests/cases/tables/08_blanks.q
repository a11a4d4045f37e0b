# data: tests/fixtures/mess/08_blanks.csv
# period: 2023Q1
# blanks in names and figures
describe
list domestic
