# data: tests/fixtures/formats/utf16-2023q1.txt
# encoding: gbk
describe
