# data: tests/fixtures/mess/10_shifted.html
# period: 2023Q1
# lang: zh
描述
