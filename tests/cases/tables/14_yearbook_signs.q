# data: tests/fixtures/mess/14_yearbook_signs.csv
# period: 2023Q1
# … is less than the unit, a blank is not known
describe
list domestic
