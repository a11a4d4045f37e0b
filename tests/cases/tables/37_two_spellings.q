# data: tests/fixtures/mess/37_two_spellings.csv
# period: 2023Q1
# a district that is spelt short in one year and in full in the next, and one that was renamed
describe
list domestic show actual, (actual at same period last year)
