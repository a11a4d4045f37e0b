# catalog: tests/fixtures/monthly/catalog.toml
# a quarter, a half and a year; without a year the latest one in the data
total gdp at 2022Q2 show actual, period_actual
total gdp at 2022H1 show actual, period_actual
total gdp at 2022年上半年 show actual, period_actual
total gdp at 2022年1-6月 show actual, period_actual
total gdp at 2022-06-30 show actual
total gdp at 2022年前三季度 show actual
total gdp at 2022M1-9 show actual
total gdp at 2022年三季度 show actual, period_actual
total gdp at 2022 show actual, period_actual
total gdp at 2022年 show actual
total gdp at 一季度 show actual
total gdp at 1-3月 show actual
total gdp at Q1 show actual, period_actual
