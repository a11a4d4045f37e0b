# lang: zh
# catalog: tests/fixtures/monthly/catalog.toml
追溯 投资.当期 关于 南城 在 2023M2
