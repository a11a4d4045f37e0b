# data: tests/fixtures/absent/later.csv
# today: 2023-04-07
# 丙区 came in 2022: what the others make in 2021 fits, and is taken.
check sums for 产值 from 2021 to 2022: actual of districts adds up to 全市
audit at 2021
