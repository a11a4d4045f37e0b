# catalog: tests/fixtures/small/catalog.toml
# 西区 and 北区 have no printed growth: the total's growth is over the two that have one
total investment
