# catalog: tests/fixtures/small/catalog.toml
# today: 2023-04-07
# 10.0/40 = 25% and 12.0/40 = 30%: exact; 北区 has no figure.
check printed for investment: progress agrees with actual / target
check lenient for investment: progress agrees with actual / target unknown is pass
