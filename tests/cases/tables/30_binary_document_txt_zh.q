# data: tests/fixtures/mess/30_binary_document.txt
# period: 2023Q1
# lang: zh
描述
