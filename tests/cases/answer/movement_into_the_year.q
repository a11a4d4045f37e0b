# catalog: tests/fixtures/monthly/catalog.toml
# places may be compared with December's, figures that add up may not
rank investment at 2023-01 versus previous show actual, previous(actual)
