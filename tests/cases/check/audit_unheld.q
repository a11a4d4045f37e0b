# data: tests/fixtures/ranks/unheld-2023q1.csv
# Progress is printed, and no target that it could be worked out from: that is said, and is no fault.
audit
