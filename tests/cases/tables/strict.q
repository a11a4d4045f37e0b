# data: tests/fixtures/mess/26_direction_words.csv
# period: 2023Q1
# strict: true
# every doubt is an error
describe
