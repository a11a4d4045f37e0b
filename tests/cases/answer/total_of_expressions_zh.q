# catalog: tests/fixtures/monthly/catalog.toml
# lang: zh
合计 投资 在 2022年11月 显示 目标 - 实际, 合计(目标) - 合计(实际)
合计 投资 在 2022年11月 其中 进度 < 95%
