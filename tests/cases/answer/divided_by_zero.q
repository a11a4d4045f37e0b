# catalog: tests/fixtures/monthly/catalog.toml
# nothing was started in 湖口 in April and in 东城 in May of 2022: a quotient of zero is missing
list started at 2022-05 show actual, (actual at 2022-04), actual / (actual at 2022-04)
count started at 2022-05 where actual / (actual at 2022-04) is missing
