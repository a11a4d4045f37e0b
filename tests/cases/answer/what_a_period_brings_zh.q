# catalog: tests/fixtures/monthly/catalog.toml
列出 投资 在 2022年1月 显示 实际, 当期
列出 投资 在 2022年9月 显示 实际, 当期
列出 投资 在 2022年12月 显示 实际, 当期
列出 生产总值 在 2022年四季度 显示 实际, 当期
