# catalog: tests/fixtures/grouped/catalog.toml
# the printed ranks start again in each group; those of 甲 and 乙 are the wrong way round
rank projects per group
# ranks among all are not what is printed, and neither are those of levels
rank projects
rank projects per level
rank projects, visits per group
describe projects
