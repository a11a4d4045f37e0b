# catalog: tests/fixtures/monthly/catalog.toml
# the two last of each group: in July 西城 with 0 and 南城 with 3 of the town, 北山 and 河湾 with 1 each
list started at 2022-07 by actual desc bottom 2 per group show actual
rank started at 2022-07 bottom 1 per group show actual
