rank domestic vs 2022Q1
compare 恒口 vs 瀛湖
