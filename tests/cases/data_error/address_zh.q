# lang: zh
# data: https://a.example/ankang.csv
描述
