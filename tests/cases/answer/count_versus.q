# catalog: tests/fixtures/monthly/catalog.toml
# the three that the ranking against 2022-12 shows to have lost places
count investment versus 2022-12 where movement < 0
count investment versus 2022-12 where movement < 0 per group
