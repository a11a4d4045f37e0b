# catalog: tests/fixtures/monthly/catalog.toml
# no table prints growth; the year before is there
list stock show actual, base, yoy
total stock
