# catalog: tests/fixtures/monthly/catalog.toml
# several subjects side by side, of some districts
list investment, started at 2022M10 show investment.actual, started.actual
list investment, started, complaints of East, Lake at 2022M10
rank started, complaints at 2022M10 top 2
total started, stock at 2022M10
trend started, stock of East from 2022M10 to 2023M1
compare investment of 东城, 西城 at 2022M10 versus 2022M9 show actual, progress
