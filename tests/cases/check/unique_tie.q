# catalog: tests/fixtures/monthly/catalog.toml
# today: 2023-04-07
# In the third quarter of 2022 北山 and 河湾 are both fourth.
check tied for climate at 2022Q3: rank is unique
check fine for climate at 2022Q4: rank is unique
check each for climate from 2022Q2 to 2022Q4 per period: rank is unique
