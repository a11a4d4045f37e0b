# catalog: tests/fixtures/monthly/catalog.toml
# unknown and false is false, so its negation keeps 南城; unknown or true is true
list investment at 2022-11 where not (actual > 40亿元 and target > 100亿元) show actual, target
list investment at 2022-11 where actual > 40亿元 or target = 90亿元 show actual, target
