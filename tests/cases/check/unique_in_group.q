# catalog: tests/fixtures/grouped/catalog.toml
# today: 2023-04-07
# Ranks that start again in each group: 2, 1 and 1, 2.
check all for projects: published(rank) is unique
check each for projects per group: published(rank) is unique
