# catalog: tests/fixtures/monthly/catalog.toml
explain list investment show actual
