# catalog: tests/fixtures/monthly/catalog.toml
# param: floor=20%
param floor = 10%
define above = progress - floor
list investment at 2023-03 show progress, above
