# catalog: tests/fixtures/small/tens.toml
# the table prints 万元, the catalog says 亿元
total investment
list investment where actual = 123456.78万元
list investment where actual = 12.345678亿元 show actual, actual in 亿元
list investment where parent = 全市 show parent
