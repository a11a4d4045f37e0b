# data: tests/fixtures/small/whole-2023m05.csv
# 50 of 120 is five months of twelve: on schedule to the last digit, so not behind it
list 投资 show progress, schedule, gap, pace, shortfall
rank 投资 where progress < schedule
count 投资 where gap < 0pp
count 投资 where shortfall > 0亿元
count 投资 where pace < 1
