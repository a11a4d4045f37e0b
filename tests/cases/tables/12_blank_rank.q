# data: tests/fixtures/mess/12_blank_rank.csv
# period: 2023Q1
# a blank rank
describe
list foreign
