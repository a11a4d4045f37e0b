# data: tests/fixtures/mess/36_several_places.csv
# period: 2023Q1
# lang: zh
描述
