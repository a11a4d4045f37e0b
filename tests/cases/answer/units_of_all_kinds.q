# counter words, two currencies, points and percents; a size converts, equal print is equal
count signed where actual = 213个
count events where actual >= 76场 and actual < 77场
count leading_firms where actual = 126家
count domestic where progress = 29.72%
count domestic where yoy = -2.25%
count domestic where actual = 4101000000元 or actual = 475000万元
count foreign where actual = 236.7万美元 or actual = 39000美元
count foreign where actual between 2367000USD and 236.7万美元
count domestic where actual > 40亿 and actual > 40亿CNY
