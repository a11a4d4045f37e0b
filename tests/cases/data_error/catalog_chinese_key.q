# catalog: tests/fixtures/small/chinese-key.toml
# lang: zh
描述
