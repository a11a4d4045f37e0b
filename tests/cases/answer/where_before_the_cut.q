# catalog: tests/fixtures/monthly/catalog.toml
# top 2 of those that where keeps, with their ranks among all six: 2 and 4
rank satisfaction at 2023Q1 where group = "郊区" top 2 show score
rank satisfaction at 2023Q1 among group = "郊区" top 2 show score
