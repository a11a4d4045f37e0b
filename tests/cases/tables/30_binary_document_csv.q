# data: tests/fixtures/mess/30_binary_document.csv
# period: 2023Q1
# a document of Word 97 by another name
describe
