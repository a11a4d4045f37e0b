# data: tests/fixtures/mess/31_group_labels.csv
# period: 2023Q1
# rows that name the group of those below
describe
list domestic per group
