# catalog: tests/fixtures/small/catalog.toml
# data: tests/fixtures/small/small-2023q1.csv
# 东区 and 南区 share rank 2; the cut at 2 keeps both
rank investment
rank investment top 2
rank investment bottom 1
