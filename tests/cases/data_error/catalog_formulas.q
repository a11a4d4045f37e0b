# catalog: tests/fixtures/audit/broken-formulas.toml
audit
