# data: tests/fixtures/small/tabs-2023q1.csv
total 内资
