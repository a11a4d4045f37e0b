# data: tests/fixtures/mess/13_dash_target.csv
# period: 2023Q1
# a dash for no target
describe
list domestic
