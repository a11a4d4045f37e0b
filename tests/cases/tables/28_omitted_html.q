# data: tests/fixtures/mess/28_omitted.html
# period: 2023Q1
# 舒城县 had none and is not listed
describe
