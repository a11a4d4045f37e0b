# today: 2023-04-07
# 0.81 is 0.805 to 0.815: it may be above 0.81亿元. 10.98 is the next and is above for sure.
check above for domestic: actual > 0.81亿元 for sure unknown is warn
# Of the printed target 5.80 and the actual 0.81 the quotient is 13.87% to 14.08%.
check quotient for domestic: actual / target > 13.9% for sure unknown is warn
