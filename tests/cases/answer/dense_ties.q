# catalog: tests/fixtures/small/dense.toml
# 1, 2, 2, and then 3: the printed ranks are the other way
rank investment
