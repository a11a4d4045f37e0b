# catalog: tests/fixtures/monthly/catalog.toml
# today: 2023-04-07
# January 2022 to March 2023 are 15 months of 6 districts, 90 rows: no table of August (6), and 南城 lacks November.
check complete "one row each": investment has one row per district, period
check some: investment has one row per district, period warn above 0 fail above 10%
check latest: investment has one row per district
