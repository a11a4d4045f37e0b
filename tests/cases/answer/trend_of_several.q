# catalog: tests/fixtures/monthly/catalog.toml
trend climate of 东城, 西城 show published(rank)
趋势 满意度 关于 河湾 显示 得分
