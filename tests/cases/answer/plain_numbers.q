# data: tests/fixtures/small/plain-2023q1.csv
# no unit anywhere: a ratio is a percent all the same, and sums are sums
rank Revenue
total Revenue
list Revenue show share, progress, actual / target
