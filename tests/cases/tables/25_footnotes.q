# data: tests/fixtures/mess/25_footnotes.csv
# period: 2023Q1
# marks of footnotes at names and figures
describe
list Income
