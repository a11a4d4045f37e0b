# data: tests/fixtures/small/small-unknown-2023q1.csv
# catalog: tests/fixtures/small/catalog.toml
# today: 2023-04-07
# 西城 is no district of the catalog.
check known for investment: district in directory
check pace for investment: progress > 10%
