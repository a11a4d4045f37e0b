# data: tests/fixtures/mess/02_broken_words.csv
# period: 2023Q1
# header words with a line break and with blanks in them
describe
describe `成都`
