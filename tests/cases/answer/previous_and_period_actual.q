# catalog: tests/fixtures/small/catalog.toml
# data: tests/fixtures/small/small-2023q1.csv
# data: tests/fixtures/small/small-2023q2.csv
# the first quarter is its own figure; the second is the difference; no way leads out of the year
list investment at 2023Q1 show actual, period_actual, previous(actual)
list investment at 2023Q2 show actual, period_actual, previous(actual)
list investment at 2023M6 show actual, period_actual
list investment show (actual at previous), (actual at 2023Q1), actual - (actual at 2023Q1)
rank investment by period_actual desc
list investment at previous show actual
list investment at same period last year
