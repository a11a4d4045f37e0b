# data: tests/fixtures/ranks/twice-2023q1.csv
# `rank` is worked out, and no two are equal; printed, two are.
check worked-out for 投资: rank is unique
check printed for 投资: published(rank) is unique
check ahead for 投资: rank <= 3
