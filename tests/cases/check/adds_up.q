# today: 2023-04-07
# 41.01+47.50+32.79+40.52+14.32+23.23+21.03+30.19+10.98+30.49 = 292.06; +75.53+0.81+13.07 = 381.47, as the text prints.
check city "parts make the city": domestic.actual of districts adds up to 全市
# The ten counties alone are 292.06: 89.41 less than the city, more than rounding explains.
check counties: domestic.actual of counties adds up to 全市
# 236.7 + 3.9 = 240.6万美元.
check foreign-city for foreign: actual of districts adds up to 全市
