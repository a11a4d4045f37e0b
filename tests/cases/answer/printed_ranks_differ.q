# catalog: tests/fixtures/small/catalog.toml
# data: tests/fixtures/small/small-wrong-rank-2023q1.csv
# the printed ranks of 东区 and 西区 are the wrong way round, and 北区 has one without a figure
rank investment
