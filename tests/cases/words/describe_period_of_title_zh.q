# catalog: tests/fixtures/monthly/catalog.toml
# data: tests/fixtures/monthly/monthly-2023m03.csv
# lang: zh
描述
