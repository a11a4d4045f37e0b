# catalog: tests/fixtures/monthly/catalog.toml
# with versus the period, without it the same period of the year before; and of districts
compare stock
compare gdp at 2023Q1 versus 2022Q1 show actual, yoy
compare gdp at 2022Q3 versus previous show actual, period_actual
compare started at 2023M1 versus previous
compare complaints at 2023M3 versus 2022M3 where actual > 20件
compare 东城, 西城 at 2022M10
比较 在库 在 2023年3月 对比 2022年3月
