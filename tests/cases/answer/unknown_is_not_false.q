# catalog: tests/fixtures/monthly/catalog.toml
# 南城 has no figure in November: neither the condition nor its negation is true of it, so 2 + 3 of 6
count investment at 2022-11 where actual > 40亿元
count investment at 2022-11 where not actual > 40亿元
count investment at 2022-11 where actual > 40亿元 or not actual > 40亿元
