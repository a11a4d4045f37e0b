# data: tests/fixtures/tables/us_states_income_1929_2009.csv
# a column for each of 81 years
rank us_states_income_1929_2009 top 3
