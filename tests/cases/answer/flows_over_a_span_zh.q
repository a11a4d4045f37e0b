# catalog: tests/fixtures/monthly/catalog.toml
# lang: zh
合计 新开工 在 2022年一季度 显示 实际
合计 新开工 在 2022年 显示 实际
列出 新开工 关于 东城 在 2022年下半年 显示 实际
