# data: tests/fixtures/ranks/reversed-2023q1.csv
# The best is printed last: only the one in the middle stands where it may.
audit
