# catalog: tests/fixtures/levels/catalog.toml
# today: 2026-11-27
# `among` says which parts are meant; the whole is named and need not be one of them.
check counties for investment among level = county: actual of districts adds up to 全省
check cities for investment among city: actual of districts adds up to 全省
check nobody for investment among level = city: actual of districts adds up to 全省
