# catalog: tests/fixtures/small/catalog.toml
# data: tests/fixtures/small/small-2023q1.csv
# data: tests/fixtures/small/small-2023q2.csv
total investment per period show actual, progress, mean(progress), count()
count investment where progress < schedule per period
list investment per period show share, rank
