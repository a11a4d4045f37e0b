# catalog: tests/fixtures/xuchang.toml
# the printed ranks start again in each group: 第一名
list projects show published(rank), score
rank projects per group top 1
