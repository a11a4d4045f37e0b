# catalog: tests/fixtures/audit/catalog.toml
# data: tests/fixtures/audit/sound-2022q1.csv
# data: tests/fixtures/audit/sound-2023q1.csv
# Lower is better, so progress is target / actual; the growth of foreign compares two scopes.
audit accidents, foreign at 2023Q1
