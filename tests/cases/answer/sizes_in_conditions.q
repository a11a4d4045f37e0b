# catalog: tests/fixtures/monthly/catalog.toml
# one bound in four spellings, 8.93 and above: 4 of 6
count investment at 2023-03 where actual > 8亿元
count investment at 2023-03 where actual > 80000万元
count investment at 2023-03 where actual > 8亿
count investment at 2023-03 where actual > 8
