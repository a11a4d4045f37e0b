# data: tests/fixtures/mess/09_vertical_cells.txt
# period: 2023Q1
# lang: zh
描述
