# catalog: tests/fixtures/monthly/catalog.toml
rank satisfaction
rank climate at 2022Q3
