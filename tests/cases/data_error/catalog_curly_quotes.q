# catalog: tests/fixtures/small/curly-quotes.toml
# lang: zh
描述
