# Each verb once, with the columns that it shows where nothing is asked for; a few of each.
rank domestic where progress < 25%
rank domestic among counties by yoy top 5
list foreign where actual > 0 show actual, target, progress
list domestic, foreign where district in (恒口, 瀛湖)
list domestic where district in (恒口, 瀛湖)
total domestic per group
compare 恒口, 瀛湖
trend domestic of 恒口 from 2022-01 to 2023-03
show 恒口
count domestic where gap < 0pp
