# lang: zh
# data: tests/fixtures/formats/gbk-2023q1.csv
描述
