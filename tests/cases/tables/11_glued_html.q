# data: tests/fixtures/mess/11_glued.html
# period: 2023Q1
# names, ranks and scores in one cell
describe
