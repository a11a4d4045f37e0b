# data: tests/fixtures/mess/37_two_spellings_at_once.csv
# period: 2023Q1
# lang: zh
描述
