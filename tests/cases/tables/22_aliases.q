# data: tests/fixtures/mess/22_aliases.csv
# period: 2023Q1
# short names, an old name, a code
describe
list domestic
describe 旬阳
