# catalog: tests/fixtures/absent/shares.toml
# data: tests/fixtures/absent/shares-most.csv
# period: 2023Q1
# today: 2023-04-07
# Two of three districts have no row: nothing is proven against the one that has.
check shares for output: share agrees with actual / total(actual)
check whole: output.actual of districts adds up to 全市
audit output
