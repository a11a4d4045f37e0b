# data: tests/fixtures/mess/25_footnotes.html
# period: 2023Q1
# marks of footnotes, raised or not, and &nbsp;
describe
list Income
