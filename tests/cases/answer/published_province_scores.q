# catalog: tests/fixtures/provinces.toml
# Published: 65.0 for 安徽 and for 河北 in 2012, with the ranks 14 and 15. Worked out both are 14, and
# the difference is said.
list zones at 2012 where score = 65分 show rank, published(rank), score
rank zones at 2012 where score = 65分
rank zones at 2012 versus 2010 top 4 show score
