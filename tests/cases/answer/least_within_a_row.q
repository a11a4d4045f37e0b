# catalog: tests/fixtures/monthly/catalog.toml
# of two arguments within the row, and missing where one is; of one over the districts
list investment at 2022-11 show actual, min(actual, target), min(actual), max(actual, target)
