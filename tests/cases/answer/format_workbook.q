# data: tests/fixtures/formats/ankang-2023q1.xlsx
describe
trace domestic.gap of 恒口
total domestic
