# data: tests/fixtures/formats/page-2023q1.xls
describe
trace domestic.progress of 恒口
