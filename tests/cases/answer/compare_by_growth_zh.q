# catalog: tests/fixtures/monthly/catalog.toml
# lang: zh
比较 新开工 对比 2022年3月 按 增速 前2
比较 投诉 按 变化 降序 前1
