# data: tests/fixtures/small/small-header-only-2023q1.csv
# catalog: tests/fixtures/small/catalog.toml
# today: 2023-04-07
# A table with a header and no row: nothing to add.
check size: total(investment.actual) > 10亿元
check rows for investment: progress > 10%
check grid: investment has one row per district
