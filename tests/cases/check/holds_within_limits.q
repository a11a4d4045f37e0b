# today: 2023-04-07
# Two of thirteen, 15.38%, are allowed by each of these.
check by-count for domestic: progress >= schedule fail above 2
check by-share for domestic: progress >= schedule fail above 15.39%
