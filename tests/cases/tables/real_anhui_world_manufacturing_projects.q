# data: tests/fixtures/tables/anhui_world_manufacturing_projects.csv
# period: 2020
# the parts do not add up to the printed totals
describe
