# catalog: tests/fixtures/monthly/catalog.toml
# investment in the product of the same months: 28.70 / 55.6 = 51.62% in 东城
define intensity = investment.actual / gdp.actual
rank intensity by intensity desc
rank intensity at 2022Q4 top 2
