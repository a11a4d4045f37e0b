# catalog: tests/fixtures/checks/two-sources.toml
# today: 2023-04-07
# No table prints a target of either.
check columns: bureau has actual in 亿元, target
