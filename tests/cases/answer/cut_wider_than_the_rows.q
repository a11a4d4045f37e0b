# catalog: tests/fixtures/monthly/catalog.toml
rank satisfaction at 2023Q1 top 20 show score
rank satisfaction at 2023Q1 among urban top 1 show score
