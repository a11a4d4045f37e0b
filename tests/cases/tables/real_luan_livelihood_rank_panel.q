# data: tests/fixtures/tables/luan_livelihood_rank_panel.csv
# districts across the top; a tie of two in 2017, a district that goes
describe
rank luan_livelihood_rank_panel at 2017M1-7
rank luan_livelihood_rank_panel
