# data: tests/fixtures/tables/kenya_osr_fy2013_14_mended.csv
# period: 2014
# today: 2023-04-07
# the second Homa Bay is Nandi: then Migori's percent is not that of its figures (it repeats Bungoma's)
describe
audit Revenue
list Revenue of Migori, Bungoma show actual, target, progress, computed(progress)
