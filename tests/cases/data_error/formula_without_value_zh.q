# lang: zh
# data: tests/fixtures/formats/messy-2023q1.xlsx
描述
