# catalog: tests/fixtures/monthly/catalog.toml
# Parts against their parent in each period.
audit from 2022-09 to 2023-03
