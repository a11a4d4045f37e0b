# data: tests/fixtures/dates/dates.csv
# the day before a date is no report; no day is missing between two
rank 内资 versus previous
rank 内资 versus 2023-03-31
trend 内资 of 甲县
