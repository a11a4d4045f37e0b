# catalog: tests/fixtures/audit/catalog.toml
# data: tests/fixtures/audit/sound-2022q1.csv
# data: tests/fixtures/audit/sound-2023q1.csv
audit at 2023Q1
audit investment at 2022Q1
audit foreign at 2021Q1
