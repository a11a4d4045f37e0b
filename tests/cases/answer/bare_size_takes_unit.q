# 5亿 is 5亿元 beside an amount, wherever the two meet
list domestic among zones show actual, max(actual, 5亿), max(5亿, actual), coalesce(actual, 5亿)
list domestic among zones show case when actual > 50亿 then actual else 50亿 end, actual - 5亿
list domestic among zones where min(10亿, actual) = 10亿 show actual
count domestic where actual in (8100万, 13.07亿)
