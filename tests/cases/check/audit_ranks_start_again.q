# data: tests/fixtures/xuchang_2023_grouped_ranking.csv
# period: 2023Q1
# Without a catalog: the ranks themselves say that each group is ranked for itself.
audit
