# catalog: tests/fixtures/monthly/catalog.toml
# today: 2023-04-07
# The schedule is 8.33%, 16.67%, 25%. January: 9.00, 4.05, 10.06, 2.18, 6.03: three behind. February 15.05, 9.20, 19.08, 5.28,
# 13.23: four. March 22.08, 19.29, 27.18, 9.30, 22.33: four. 湖口 has no target, three times.
check pace for investment from 2023-01 to 2023-03: progress >= schedule unknown is pass
