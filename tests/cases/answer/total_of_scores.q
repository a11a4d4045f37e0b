# catalog: tests/fixtures/monthly/catalog.toml
# scores and ranks alone have no total, with the city's row in the table or without it
total satisfaction
total climate
total satisfaction per group
total investment, satisfaction
