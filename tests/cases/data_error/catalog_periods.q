# catalog: tests/fixtures/small/broken-periods.toml
list investment
