# 0 fits whatever is measured
count domestic where actual > 0 and progress > 0 and yoy > 0 and rank > 0 and pace > 0
count domestic where gap < 0
list foreign where actual = 0 and progress = 0 and shortfall > 0 top 3 by target desc
