# data: tests/fixtures/formats/messy-2023q1.xlsx!数据
describe
list `messy-2023q1`
