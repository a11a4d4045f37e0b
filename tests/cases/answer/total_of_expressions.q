# catalog: tests/fixtures/monthly/catalog.toml
# 南城 has no actual and 湖口 no target: a difference is over the four that have both (264 - 256.12)
total investment at 2022-11 show actual, target, target - actual
total investment at 2022-11 per group show target - actual
# 东城, 西城 and 北山 are above 40亿元 (228 - 224.97), a month later 南城 too (318 - 345.52)
total investment from 2022-11 to 2022-12 where actual > 40亿元 show target - actual
# a total of its own is over those that have it, and is counted by itself: 354 - 267.17
total investment at 2022-11 show total(target) - total(actual), mean(actual)
# investment has five actuals, projects are started in six districts: 267.17亿元 / 11个 of those five
total investment at 2022-11 show actual / started.actual, started.actual
