# catalog: tests/fixtures/small/catalog.toml
# data: tests/fixtures/small/small-2023q1.csv
# data: tests/fixtures/small/small-2023q2.csv
list investment where actual > 2 * (actual at 2023Q1) show actual, (actual at 2023Q1)
rank investment by (progress at 2023Q1)
total investment show total(actual at 2023Q1), total(actual)
list investment show ((actual / target) at 2023Q1), (actual - (actual at 2023Q1))
