# data: tests/fixtures/small/thirds-2023q1.csv
# three are a third to the last digit that counts; 0.58 of 2.00 is 29%
rank 投资
list 投资 where progress = 29% show progress
list 投资 where actual < 1 and actual < mean(actual) show actual
