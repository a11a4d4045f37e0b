# today: 2023-04-07
# Section "verdicts" by hand: 紫阳县 23.23/90.00 = 25.811…% prints 25.81, 25.82 possible; 高新区 75.53/239.82 =
# 31.4945% against 31.50; 瀛湖 0.81/5.80 = 13.966% against 13.93. Foreign: 236.7/350 = 67.63% against 67%; 3.9/1100 =
# 0.3545% against 0.35%; eleven have nothing printed, being zero.
check progress "as printed" for domestic: progress agrees with actual / target
check fprogress "as printed" for foreign: progress agrees with actual / target
