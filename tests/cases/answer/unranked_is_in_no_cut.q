# catalog: tests/fixtures/monthly/catalog.toml
# 湖口 has no target and no place: last in a ranking, in neither end of it, but counted
rank investment at 2022-10 show progress
rank investment at 2022-10 top 6 show progress
rank investment at 2022-10 bottom 1 show progress
count investment at 2022-10 where progress is missing
