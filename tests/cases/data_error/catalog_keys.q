# catalog: tests/fixtures/small/broken-keys.toml
list investment
