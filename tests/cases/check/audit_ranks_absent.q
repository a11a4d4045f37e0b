# catalog: tests/fixtures/ranks/levels.toml
# data: tests/fixtures/ranks/absent-2023q1.csv
# today: 2026-11-27
# 乙市 and 乙二县 stand in no row: of those that do, none is blamed for who may be ahead of it.
audit investment, trade
