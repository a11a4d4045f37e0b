# catalog: tests/fixtures/monthly/catalog.toml
# what a list would say is said of values in a text too; what was said of a result is not said again
print "{mean(investment.progress)}, {total(investment.target) at 2022-11}"
let first = rank started at 2022-10 top 2
list first
print "{count of first}: {names of first}"
