# catalog: tests/fixtures/monthly/catalog.toml
let b = compare investment versus previous
list b
list b show actual
list b show district, progress
let m = rank investment versus same period last year
list m
