# catalog: tests/fixtures/monthly/catalog.toml
# 南城: October's 76.05 where November has none; no other figure changes
list investment at 2022-11 show actual, coalesce(actual, previous(actual))
total investment at 2022-11 show actual, total(coalesce(actual, previous(actual)))
