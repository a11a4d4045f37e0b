# catalog: tests/fixtures/monthly/catalog.toml
# gdp: the second half of 2022 is the year less the second quarter, 213.8 - 105.8 = 108.0 in 东城; the
# first half is all there is of it
list gdp at 2022H1 of 东城, 西城 show actual, period_actual, previous(actual)
list gdp at 2022H2 of 东城, 西城 show actual, period_actual, previous(actual)
列出 生产总值 在 2022年下半年 关于 东城 显示 实际, 当期
