# data: tests/fixtures/mess/18_formula_unstored.xlsx
# period: 2023Q1
# formulas that were never worked out
describe
