# catalog: tests/fixtures/small/catalog.toml
# today: 2023-04-07
# 东区 25.00%, 西区 30.00%, 南区 25.00% are above 20%; 北区 has no progress.
check usual for investment: progress > 20%
check lenient for investment: progress > 20% unknown is warn
check blind for investment: progress > 20% unknown is pass
