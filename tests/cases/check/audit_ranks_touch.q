# data: tests/fixtures/ranks/touch-2023q1.csv
# 46 and 45 meet at 45.5, but two numbers of 45.5 would be printed alike: the two are exchanged.
audit
