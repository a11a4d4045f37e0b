# catalog: tests/fixtures/small/catalog.toml
# today: 2023-04-07
# 北区 has nothing printed; what cannot be decided can be waived too.
check printed for investment: progress agrees with actual / target
waive printed for 北区 because "reports next quarter"
