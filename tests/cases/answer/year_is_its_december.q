# catalog: tests/fixtures/monthly/catalog.toml
# 2022, 2022M12 and 2022年1-12月 are one figure; the single period is the year or December alone,
# 144.55 - 126.55 = 18.00
list investment at 2022 of 东城 show actual, period_actual
list investment at 2022M12 of 东城 show actual, period_actual
list investment at 2022年1-12月 of 东城 show actual, period_actual
