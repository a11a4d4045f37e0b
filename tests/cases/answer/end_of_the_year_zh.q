# catalog: tests/fixtures/monthly/catalog.toml
列出 投资 在 2023年3月 显示 目标, 实际, 月均需完成, 预计全年
列出 投资 在 2022年12月 显示 月均需完成, 预计全年
