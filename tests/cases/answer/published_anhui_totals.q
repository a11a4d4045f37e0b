# catalog: tests/fixtures/anhui.toml
# Published: 1640 projects, 1515 begun and 6443.1亿元 in three years; the three rows add up to 1639,
# 1514 and 6088.1.
total registered, begun, paid
show 三届合计
