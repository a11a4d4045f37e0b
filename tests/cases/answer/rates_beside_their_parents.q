# data: tests/fixtures/small/no-target-2023q1.csv
# the actual has a total; the progress, which has no target to be formed of, is the city's as printed
total 投资
