# catalog: tests/fixtures/monthly/catalog.toml
# one level and one city: the total over both is the total
total investment at 2023-03 per level show actual
total investment at 2023-03 per city show actual
count stock at 2023-03 where actual > 70个 per level
