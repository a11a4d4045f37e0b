# data: tests/fixtures/luan/livelihood-2021m1-8.csv
# data: tests/fixtures/luan/livelihood-2021m1-9.csv
list `livelihood-2021m1-8` at 2021M1-9
list `livelihood-2021m1-8` at 2021M1-8
