# catalog: tests/fixtures/monthly/catalog.toml
# today: 2023-04-07
# March against February 2023: -8, +4, +3, +2, +1, 0.
check month for stock: actual versus previous within 5个
# In points: 22.08-15.05 = 7.03, 19.29-9.20 = 10.09, 27.18-19.08 = 8.10, 9.30-5.28 = 4.02, 22.33-13.23 = 9.10; 湖口 has none.
check points for investment: progress versus previous within 9pp unknown is pass
