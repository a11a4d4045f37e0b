# catalog: tests/fixtures/monthly/catalog.toml
# A span written in quarters is of quarters, though the tables are of months; August has no table, so
# the third quarter of a flow is missing, and the cumulative third quarter is September's
total investment per period from 2022Q1 to 2022Q4 show actual, period_actual
trend started from 2022Q1 to 2022Q4
total started from 2022H1 to 2022H2
# in months, or by a year, it is of the months
count started from 2022-01 to 2022-03
