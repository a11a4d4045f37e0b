# catalog: tests/fixtures/monthly/catalog.toml
# what is asked for begins before the data or goes on after it
list gdp of 湖口 from 2021Q4 to 2022Q1 show actual
list gdp of 湖口 from 2022M12 to 2023M12 show actual
list investment of 湖口 from 2020 to 2022M1 show actual
list investment of 湖口 from 2022Q1 to 2022M2 show actual
trend started of 湖口 from 2023M1 to 2024 show actual
# 2022M8 is between others: that is said as it was
list started of 湖口 from 2022M7 to 2022M9 show actual
# the data has no 2022M8, and none is new; it has 2023M2, but no figure of gdp
rank started at 2022M9 versus previous show actual top 1
rank gdp at 2023M3 versus previous top 1
