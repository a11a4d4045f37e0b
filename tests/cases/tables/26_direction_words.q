# data: tests/fixtures/mess/26_direction_words.csv
# period: 2023Q1
# words for the sign of a growth, one of them against its sign
describe
list domestic
