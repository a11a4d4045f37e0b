# data: tests/fixtures/small/full-width-2023q1.csv
total 内资
