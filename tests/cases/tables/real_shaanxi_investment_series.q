# data: tests/fixtures/tables/shaanxi_investment_series.csv
# a province, a row for each period
describe
