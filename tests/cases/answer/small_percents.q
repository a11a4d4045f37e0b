# data: tests/fixtures/small/whole-2023q1.csv
# 0.2% and 1% are what the actual and the target give: nothing is to be said
rank 内资
