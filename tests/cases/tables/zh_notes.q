# data: tests/fixtures/mess/17_notes.csv
# lang: zh
# the same page in Chinese, and the list of what was left out
描述
描述 未采用
