# catalog: tests/fixtures/monthly/catalog.toml
# per group at a month, also of a span of months
total investment at 2022M10 per group
rank investment at 2022M10 per group
rank investment at 2022M10 per group top 1 show progress
list investment at 2022M10 per group show actual, share, mean(actual), rank
count investment at 2022M10 where progress < schedule per group
total started from 2022M10 to 2022M12 per group show actual, period_actual
