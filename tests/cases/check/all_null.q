# data: tests/fixtures/checks/all-null-2023q1.csv
# catalog: tests/fixtures/small/catalog.toml
# today: 2023-04-07
# The column of growth is there and empty in each row.
check grew for investment: yoy > 0%
check printed for investment: progress agrees with actual / target
check columns: investment has actual, yoy
check mean-growth: mean(investment.yoy) > 0%
check none-fell: none of list investment where yoy < 0%
