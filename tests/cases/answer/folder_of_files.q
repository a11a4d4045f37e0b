# data: tests/fixtures/formats/parts
describe
trend domestic of 甲县
