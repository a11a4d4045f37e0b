# catalog: tests/fixtures/monthly/catalog.toml
list stock at 2023-03 where district ends with "城" and not district starts with "东" show actual
list stock at 2023-03 where district matches "^.[城山]$" show actual
list stock at 2023-03 where district not in (东城, West, 南城) show actual
