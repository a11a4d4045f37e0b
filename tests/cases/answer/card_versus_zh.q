# catalog: tests/fixtures/monthly/catalog.toml
# lang: zh
比较 东城, 河湾 较 去年同期
排名 investment 较 去年同期 前三
