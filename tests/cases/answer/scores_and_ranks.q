# catalog: tests/fixtures/jining.toml
# 9, 9, 11
rank projects
