# data: tests/fixtures/ranks/dense-2023q1.csv
# Ties that leave no gap, against a rule that leaves one; a rank each, which the rule allows for; and
# ranks that no rule makes right.
audit 投资
audit 消费
audit 外资
