# catalog: tests/fixtures/xuchang.toml
# Published: 许昌 ranks five counties and four zones apart, 长葛市 (91.06) and 魏都区 (91.91) first in
# each. Worked out per group the ranks are the printed ones, over all nine they are not.
rank projects per group
count projects where rank != published(rank) per group
rank projects among counties where rank <= 2
rank projects top 1
排名 项目建设 分 组 前1
