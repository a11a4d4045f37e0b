# data: tests/fixtures/mess/15_totals.csv
# period: 2023Q1
# a total among the districts
describe
list domestic
total domestic
