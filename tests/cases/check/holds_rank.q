# today: 2023-04-07
# Thirteen districts: the last is 13th.
check ten for domestic: rank <= 10
