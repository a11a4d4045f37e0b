# catalog: tests/fixtures/monthly/catalog.toml
# today: 2023-04-07
# March against February 2023: stock 44/52 = -15.4%, 63/59 = +6.8%, 69/66 = +4.5%, 75/73 = +2.7%, 81/80 = +1.3%, 87/87 = 0%.
check month for stock: actual versus previous within 10%
# Against March 2022, which the fixture prints.
check year for stock: actual versus same period last year within 10%
check literal for stock: actual versus 2022-12 within 10%
