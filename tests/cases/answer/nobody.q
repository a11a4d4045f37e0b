# the city is nobody among its districts; named alone, it is read itself
list domestic among 全市 or 恒口
list domestic among 全市
list domestic among level = "city"
