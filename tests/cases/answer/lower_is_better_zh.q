# catalog: tests/fixtures/monthly/catalog.toml
排名 投诉 在 2022年10月
合计 投诉 在 2022年10月 分 组
