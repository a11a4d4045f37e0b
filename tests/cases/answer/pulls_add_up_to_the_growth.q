# catalog: tests/fixtures/monthly/catalog.toml
# started: 21 after 22, so -4.55%; the pulls are each change over 22, the contributions each change over -1
list started at 2023-03 show actual, base, pull, contribution
total started at 2023-03 show actual, yoy
