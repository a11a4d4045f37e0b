# catalog: tests/fixtures/levels/catalog.toml
# lang: zh
合计 投资 每 上级
合计 投资
排名 投资 范围 甲市
