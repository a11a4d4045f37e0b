# data: tests/fixtures/luan_2022_m1-9_investment.csv
# a rate of eight units, printed for none above them: no total, and the reason
total 开工率
