# data: tests/fixtures/mess/21_two_panels.csv
# period: 2023Q1
# two panels side by side
describe
list 得分
describe left_out
