# data: tests/fixtures/tables/nuts2_eurostat_2017_2018.csv
# 332 regions in many alphabets, two years, a column that is blank throughout; gaps as Eurostat has them
describe
rank unemployment_rate_t at 2018 top 3
compare unemployment_rate_t at 2018 versus 2017 where actual > 25
