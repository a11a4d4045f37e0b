# catalog: tests/fixtures/small/no-files.toml
list investment
