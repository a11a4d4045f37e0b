# catalog: tests/fixtures/monthly/catalog.toml
# 河湾 had 19 in March of 2022 and has 22: three more
compare complaints at 2023-03 among rural show actual
比较 投诉 在 2023年3月 较 上期 限于 郊区 显示 实际
