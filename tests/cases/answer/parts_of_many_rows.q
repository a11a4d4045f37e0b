# catalog: tests/fixtures/monthly/catalog.toml
# 南城 has no actual in November, 湖口 no target in any month: each column is told of
total investment from 2022-01 to 2022-12 show actual, target
trend investment from 2022-01 to 2022-12
