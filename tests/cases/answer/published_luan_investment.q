# data: tests/fixtures/luan_2022_m1-9_investment.csv
# Published: 六安, January to September of 2022: 344 projects signed, 88 and 36 large ones, 285 begun,
# 161 journeys, each the sum of the eight units; and rates of 93.5%, 84.1% … which are begun / signed.
total `亿元以上新签约`, `5亿元及以上新签约`, `10亿元及以上新签约`, `亿元以上新签约开工`, `党政主要负责同志外出招商批次`
list `开工率` show actual, round(`亿元以上新签约开工`.actual / `亿元以上新签约`.actual * 100%, 1)
count `开工率` where actual = round(`亿元以上新签约开工`.actual / `亿元以上新签约`.actual * 100%, 1)
rank `开工率` top 3
