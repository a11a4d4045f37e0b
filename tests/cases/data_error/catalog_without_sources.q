# catalog: tests/fixtures/small/no-sources.toml
rank d
