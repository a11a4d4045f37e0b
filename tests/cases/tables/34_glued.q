# data: tests/fixtures/mess/34_glued.csv
# period: 2023Q1
# names and figures glued together
describe
