# catalog: tests/fixtures/xuchang.toml
# the printed ranks start again in each group: 第一名
list projects show published(rank), score
rank projects per group top 1
# the catalog says so: ranks among all are held against nothing
rank projects top 3
