# data: tests/fixtures/tables/chongqing_2023_race_board.csv
# two quarters of one city, a row for each; 2377 + 1370 is not the published 3709
describe
list 资金到位额, 本季到位资金 from 2023H1 to 2023M1-9
