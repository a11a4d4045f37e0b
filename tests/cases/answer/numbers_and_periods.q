# dddd-dd without blanks is a month; a bare four-digit number is a year only where a period is
# required; in stands before a list, or behind a column to show
count domestic at 2023-03
count domestic at 2023M3 where actual < 2023
count domestic where actual < 40
list domestic where district in (恒口, 瀛湖) show actual in 万元, mod(actual, 5)
count domestic where period >= 2023
count domestic where gap < -4.9个百分点
count domestic where gap < -4.9pp
