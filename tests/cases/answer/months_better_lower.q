# catalog: tests/fixtures/monthly/catalog.toml
# what is better lower: the lowest first, progress is target / actual
rank complaints
rank complaints by actual top 2
list complaints by actual top 2
