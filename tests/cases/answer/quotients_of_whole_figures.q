# data: tests/fixtures/small/whole-2023m05.csv
# whole 亿元: (120-5)/7 = 16.43 a month, 1/(5/12) = 2.40 by the year's end, 10*5/12-1 = 3.17 short
list 投资 show actual, target, run_rate, projected, shortfall, mean(actual)
list 投资 show run_rate in 万元, actual / 3, 投资.actual / 项目.actual, actual + target, actual in 万元
define third = 投资.actual / 3
total third
print "{投资.run_rate of 丙县}"
