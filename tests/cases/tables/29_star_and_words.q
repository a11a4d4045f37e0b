# data: tests/fixtures/mess/29_star_and_words.csv
# period: 2023Q1
# a starred running number, a target in words
describe
list domestic
