# catalog: tests/fixtures/monthly/catalog.toml
# rank 1 in each month: 55.00% twice in June
rank investment from 2022-05 to 2022-06 per period top 1 show progress
