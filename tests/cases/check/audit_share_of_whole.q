# data: tests/fixtures/absent/shares-whole.csv
# period: 2023Q1
# today: 2023-04-07
# The whole is 100% of itself, and not 103%.
audit
