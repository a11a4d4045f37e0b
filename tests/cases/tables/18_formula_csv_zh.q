# data: tests/fixtures/mess/18_formula.csv
# period: 2023Q1
# lang: zh
描述
