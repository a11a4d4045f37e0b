# the city is nobody among its districts
list domestic among 全市
