# data: https://a.example/ankang.csv
describe
