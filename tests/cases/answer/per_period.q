# catalog: tests/fixtures/monthly/catalog.toml
# a row for each period, or each of both; ranks and shares start again in each
total started from 2022M10 to 2023M1 per period
rank investment from 2022M11 to 2023M1 per period top 1 show progress
list investment from 2022M10 to 2022M12 per period where district = 南城 show actual, share, rank
count investment from 2022M10 to 2022M12 where progress < schedule per period
rank complaints from 2023M2 to 2023M3 per period where group = rural show actual
