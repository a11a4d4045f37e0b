# data: tests/fixtures/small/fractions-2023q1.csv
rank 内资
