# data: tests/fixtures/formats/ankang-2023q1.xlsx
# sheet: 上年
# period: 2022Q1
list domestic
