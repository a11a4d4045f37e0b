# catalog: tests/fixtures/monthly/catalog.toml
# 67.25 + 19.69 = 86.94; the groups' progress is of those with a target, as is the total's: 67.25 / 291,
# 13.58 / 90, 80.83 / 381
total investment at 2023-03 per group show actual, target, progress
total investment at 2023-03 show actual, target, progress
