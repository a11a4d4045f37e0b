# today: 2023-04-07
# 瀛湖 13.93%, 恒口 20.08%: two of thirteen (15.4%), more than a tenth.
check pace "on schedule" for domestic: progress >= schedule fail above 10%
  because "the plan of the city" tag monthly, city
