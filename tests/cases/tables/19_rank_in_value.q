# data: tests/fixtures/mess/19_rank_in_value.csv
# period: 2023Q1
# the rank in brackets behind the figure
describe
list domestic
