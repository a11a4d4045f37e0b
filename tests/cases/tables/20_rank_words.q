# data: tests/fixtures/mess/20_rank_words.csv
# period: 2023Q1
# ranks in words, a tie among them
describe
list 得分
