# catalog: tests/fixtures/monthly/catalog.toml
# the trend of the total, of one, of several; what has no figure in a month has none in its trend
trend investment from 2022M9 to 2022M12
trend investment of 南城 from 2022M9 to 2022M12 show actual, rank
trend investment of 东城, 西城 from 2022M9 to 2022M12 show progress
trend stock from 2022M11 to 2023M3 show actual, yoy
trend complaints of East from 2023M1
走势 在库 关于 东城, 西城 自 2022年10月 至 2023年2月 显示 实际
