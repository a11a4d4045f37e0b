# catalog: tests/fixtures/monthly/catalog.toml
show 东城 versus 2022-12
show 东城, 河湾 at 2023-02 versus previous
