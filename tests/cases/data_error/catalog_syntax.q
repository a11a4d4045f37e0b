# catalog: tests/fixtures/small/broken-syntax.toml
list investment
