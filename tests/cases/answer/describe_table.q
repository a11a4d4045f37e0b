# data: tests/fixtures/small/fractions-2023q1.csv
describe `fractions-2023q1.csv`
