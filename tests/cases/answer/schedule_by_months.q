# catalog: tests/fixtures/monthly/catalog.toml
# of months: 8.33% in January, rounded where percents are compared, exact in money
list investment at 2022M1 show target, actual, progress, schedule, gap, pace, shortfall
list investment at 2022M11 show schedule, gap, pace, shortfall
count investment at 2022M1 where schedule = 8.33%
列出 投资 在 2022年1月 显示 序时进度, 进度差, 缺口
total investment at 2022M1 show actual, target, shortfall
