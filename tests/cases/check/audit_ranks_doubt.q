# data: tests/fixtures/ranks/doubt-2023q1.csv
# The progress of 丙区 cannot be: that blames no rank but one that fits neither what is printed nor what
# the actual makes. The print is wrong, the actual is, and the rank is too.
audit 投资
audit 消费
audit 外资
