# today: 2023-04-07
# 2 are above 1; 2/13 = 15.384…% is above 15.38%.
check by-count for domestic: progress >= schedule fail above 1
check by-share for domestic: progress >= schedule fail above 15.38%
check only-warns for domestic: progress >= schedule warn above 1
