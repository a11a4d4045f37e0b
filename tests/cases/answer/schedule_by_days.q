# catalog: tests/fixtures/small/days.toml
# data: tests/fixtures/small/small-2023q1.csv
# data: tests/fixtures/small/small-2023q2.csv
# 90 of 365 days by the end of March, 181 by the end of June
rank investment at 2023Q1
list investment at 2023Q2 show actual, schedule, gap, shortfall, pace, projected
