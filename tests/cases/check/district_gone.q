# catalog: tests/fixtures/absent/catalog.toml
# today: 2023-02-07
# 北区 has no row in January; 西区 has one with a target alone.
check stays for investment at 2022-12: district in 2023-01
