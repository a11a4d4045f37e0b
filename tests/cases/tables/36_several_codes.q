# data: tests/fixtures/mess/36_several_codes.csv
# period: 2023Q1
# codes of three places of one name
list domestic
describe 南京市鼓楼区
