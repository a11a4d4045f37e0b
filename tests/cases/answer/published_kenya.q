# data: tests/fixtures/kenya_osr_fy2015_16.csv
# period: 2016
# Published: revenue, target and percent of 34 counties of Kenya in 2015/16, Nakuru first with 99.3%,
# Garissa last with 21.2%; every percent is actual / target to one decimal.
count Revenue where round(progress, 1) = Percentage.actual
rank Revenue top 3 show actual, target, progress, Percentage.actual
rank Revenue bottom 2 show progress, Percentage.actual
total Revenue
