# catalog: tests/fixtures/monthly/catalog.toml
# an amount by each of something is no amount to be summed: the totals are divided, or it is refused
total investment, started at 2023M3 show investment.actual / started.actual
define each = investment.actual / started.actual
rank each top 2
