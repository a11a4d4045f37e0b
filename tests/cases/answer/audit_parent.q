# catalog: tests/fixtures/audit/catalog.toml
# data: tests/fixtures/audit/sound-2022q1.csv
# data: tests/fixtures/audit/parent-2023q1.csv
audit investment at 2023Q1
