# catalog: tests/fixtures/monthly/catalog.toml
# a month less a quarter; side by side is no comparison, nor is what the year has added since January
list started of 东城 at 2023M3 show actual - (actual at 2022Q1)
list started of 东城 at 2023M3 show actual - (actual at 2022M3)
list started of 东城 at 2023M3 show actual, (actual at 2022Q1)
list investment of 东城 at 2022M3 show actual - (actual at 2022M1)
list investment of 东城 at 2023M3 show actual / (actual at 2022M2)
