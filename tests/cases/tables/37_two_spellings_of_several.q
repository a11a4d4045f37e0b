# data: tests/fixtures/mess/37_two_spellings_of_several.csv
# period: 2023Q1
# 鼓楼 and 鼓楼区 are four places each, and one beside those of 徐州
describe
