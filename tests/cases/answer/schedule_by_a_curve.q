# catalog: tests/fixtures/small/curve.toml
# data: tests/fixtures/small/small-2023q1.csv
# data: tests/fixtures/small/small-2023q2.csv
# what is due goes along a curve: 30% by March, 60% by June, and the year ends where the curve does
rank investment at 2023Q1
list investment at 2023Q2 show actual, target, schedule, gap, shortfall, pace, run_rate, projected
count investment at 2023Q2 where progress < schedule
total investment at 2023Q2 show actual, target, progress, projected
