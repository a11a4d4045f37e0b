# catalog: tests/fixtures/monthly/catalog.toml
# ten months on: (120 - 112.11) / 2 = 3.945 a month; 112.11 / (10/12) = 134.532 by the year's end
list investment at 2022-10 of 东城 show run_rate, projected
list investment at 2022-12 of 东城 show run_rate, projected
