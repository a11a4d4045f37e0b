# data: tests/fixtures/mess/09_vertical_cells.html
# period: 2023Q1
# a table that was pasted as text: a line for each cell
describe
