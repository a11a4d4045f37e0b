# catalog: tests/fixtures/small/catalog.toml
# today: 2023-04-07
# Two are not above 25% and one is missing: what is certain comes first, whatever unknown is.
check above for investment: progress > 25% unknown is pass
# As many as are allowed: then the missing one decides.
check above-two for investment: progress > 25% fail above 2 unknown is warn
# One of four examined is a quarter: the missing one counts among those examined.
check share for investment: progress < 30% fail above 25% unknown is pass
