# data: tests/fixtures/small/semicolons-2023q1.csv
total 内资
