# catalog: tests/fixtures/monthly/catalog.toml
合计 投资 在 2022年10月 分 组
排名 投资 在 2022年10月 分 组 前1 显示 进度
列出 投资 在 2022年10月 分 组 显示 实际, 占比, 排名
