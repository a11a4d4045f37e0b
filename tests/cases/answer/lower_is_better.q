# catalog: tests/fixtures/monthly/catalog.toml
# lower is better: rank 1 to the lowest, progress is target / actual, nothing is behind schedule
rank complaints at 2022M10
rank complaints at 2022M10 by actual top 1
rank complaints at 2022M10 by yoy
rank complaints at 2023M3 by yoy top 2 show yoy
total complaints at 2022M10
total complaints at 2022M10 per group
list complaints at 2022M10 where progress < 100% show actual, target, progress, actual - target
