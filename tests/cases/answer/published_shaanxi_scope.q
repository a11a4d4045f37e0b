# catalog: tests/fixtures/shaanxi.toml
# Published: 9394.21亿元 in nine months of 2020, 2320.77 in nine months of 2024, which counts less: a
# growth of -75.3% that is none. Progress ahead of half a year: 55.68% and 70.8% in June.
compare domestic at 2024年1-9月 versus 2020年1-9月 show actual
list domestic at 2021年上半年 show actual, progress, yoy, gap, base
list domestic at 2015H1 show progress, gap
trend domestic of 陕西 show actual
