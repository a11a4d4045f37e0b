# catalog: tests/fixtures/monthly/catalog.toml
rank investment at 2022M6
