# data: tests/fixtures/formats/ankang-2023q1.xlsx
# sheet: 二季度
describe
