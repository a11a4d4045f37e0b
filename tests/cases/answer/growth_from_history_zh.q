# catalog: tests/fixtures/monthly/catalog.toml
列出 生产总值 显示 实际, 同比, 同期基数, 贡献率, 拉动, 占比
合计 生产总值 显示 实际, 同期基数, 同比
