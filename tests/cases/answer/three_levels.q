# catalog: tests/fixtures/levels/catalog.toml
# the counties of all cities make the province; a city's own line is printed, or summed by per
total investment
total investment per city
total investment per level
rank investment among city
rank investment among 甲市 or 乙市 show share
list investment among 全省
total investment among city
rank investment among 甲一县 or 乙一县
