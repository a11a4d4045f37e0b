# data: tests/fixtures/mess/27_points_as_percent.csv
# period: 2023Q1
# percentage points printed as percent
describe
list domestic
