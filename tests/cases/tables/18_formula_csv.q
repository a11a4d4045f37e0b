# data: tests/fixtures/mess/18_formula.csv
# period: 2023Q1
# names that are formulas
describe
list Income
