# data: examples/ankang/ankang-2023q1.csv
# without a catalog the header says enough
rank domestic where progress < 25%
合计 外资
describe
