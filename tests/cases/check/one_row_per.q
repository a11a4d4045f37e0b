# catalog: tests/fixtures/monthly/catalog.toml
# today: 2023-04-07
# January 2022 to March 2023 are 15 months of 6 districts, 90 rows: no table is of August (6). 南城's November prints a
# target alone, and is there.
check complete "one row each": investment has one row per district, period
check some: investment has one row per district, period warn above 0 fail above 10%
check latest: investment has one row per district
