# data: tests/fixtures/tables/kenya_osr_fy2013_14.csv
# period: 2014
# Homa Bay stands twice in the source
describe
list Revenue
