# catalog: tests/fixtures/monthly/catalog.toml
# who has lost a place, who kept one: together the five that are ranked in both
count investment at 2023-03 where progress is not missing
rank investment at 2023-03 versus 2023-02 where movement = 0 show progress
rank investment at 2023-03 versus 2023-02 where movement > 0 show progress
rank investment at 2023-03 versus 2023-02 where movement < 0 show progress
