# catalog: tests/fixtures/monthly/catalog.toml
describe investment
describe complaints
