# catalog: tests/fixtures/monthly/catalog.toml
# today: 2022-12-10
# 南城 has no figure in November: nobody can say what the six make. October has all.
check november for investment at 2022-11: actual of districts adds up to 全市
check october for investment at 2022-10: actual of districts adds up to 全市
check few for investment at 2022-11: actual of 东城, 西城 adds up to 全市
