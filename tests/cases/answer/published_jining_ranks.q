# catalog: tests/fixtures/jining.toml
# Published: 济宁 prints 77.93 for 嘉祥县 and for 汶上县 with rank 9 both, and rank 11 for 梁山县. The
# ranks worked out from the scores are the printed ones.
rank projects bottom 5
list projects where score = 77.93分 show rank, published(rank), score
count projects where rank != published(rank)
rank projects top 9 show score
