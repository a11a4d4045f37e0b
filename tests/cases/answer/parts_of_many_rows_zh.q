# catalog: tests/fixtures/monthly/catalog.toml
# lang: zh
合计 投资 从 2022-01 到 2022-12 显示 实际, 目标
