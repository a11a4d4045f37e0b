# catalog: tests/fixtures/monthly/catalog.toml
# 湖口 has no target: no progress, no rank, and the total's progress leaves its actual out
rank investment at 2023M3
total investment at 2023M3 show actual, target, progress
total investment at 2023M3 per group show actual, target, progress
list investment at 2023M3 where target is missing show actual, progress, gap, shortfall, run_rate, projected
count investment at 2023M3 where rank is missing
total investment at 2022M11
