# data: tests/fixtures/mess/02_broken_words.docx
# period: 2023Q1
# a header with a line break in a word
describe
