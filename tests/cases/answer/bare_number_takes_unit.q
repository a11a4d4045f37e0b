# 40 is 40亿元; 400000万元 is the same amount
list domestic where actual > 40 show actual
list domestic where actual > 400000万元 show actual
list domestic where actual > 40亿 show actual
