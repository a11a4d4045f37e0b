# today: 2023-04-20
# catalog: tests/fixtures/grouped/catalog.toml
# Ranks start again in each group; 甲 has more than 乙, and is printed behind it.
audit projects
