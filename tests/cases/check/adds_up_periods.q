# catalog: tests/fixtures/monthly/catalog.toml
# today: 2023-04-07
# Three months, each with its own sum: 东城+西城+南城+北山+河湾+湖口 = 28.37, 55.34, 86.94.
check months for investment from 2023-01 to 2023-03: actual of districts adds up to 全市
check urban for investment from 2023-01 to 2023-03: actual of 东城, 西城, 南城 adds up to 全市
