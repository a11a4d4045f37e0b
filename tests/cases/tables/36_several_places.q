# data: tests/fixtures/mess/36_several_places.csv
# period: 2023Q1
# a name of several places, with nothing beside it that says which
describe
list domestic
