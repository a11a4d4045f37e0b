# data: tests/fixtures/ranks/blank-2023q1.csv
# Of 乙区 there is nothing to rank it by, and it may stand anywhere; the other two are exchanged.
audit
