# data: tests/fixtures/mess/17_notes.csv
# period: 2023Q1
# a title that says period and unit, notes below the figures
describe
list domestic
describe left_out
