# data: tests/fixtures/kenya_osr_fy2015_16.csv
# Published: revenue, target and percent of 34 counties of Kenya in 2015/16, Nakuru first with 99.3%,
# Garissa last with 21.2%; every percent is actual / target to one decimal. No word of the header says
# that it is, so it is told by the figures.
count Revenue where round(computed(progress), 1) = progress
rank Revenue top 3 show actual, target, progress, computed(progress)
rank Revenue bottom 2 show progress, computed(progress)
total Revenue
