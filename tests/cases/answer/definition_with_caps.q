# catalog: tests/fixtures/monthly/catalog.toml
# 60 * min(0.8832, 1.2) for 东城 = 52.99; a floor of 30 for 北山, whose pace is 0.372
define score = 60分 * max(min(investment.pace, 1.2), 0.5)
rank score at 2023-03
