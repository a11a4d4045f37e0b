# data: tests/fixtures/mess/35_fiscal_years.csv
# lang: zh
# 每个财年一列
描述
比较 `35_fiscal_years`
列出 `35_fiscal_years` 在 2010/11财年 其中 期间 = 2010/11财年
