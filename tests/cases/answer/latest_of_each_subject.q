# catalog: tests/fixtures/monthly/catalog.toml
# each its own latest without at: March for months, the first quarter for quarters
count stock
count gdp
rank gdp by actual desc top 1 show actual
