# catalog: tests/fixtures/small/catalog.toml
# today: 2023-04-07
# where drops what is missing: a query for it has to ask.
check late: none of list investment where progress < 20%
check gaps: none of list investment where actual is missing
