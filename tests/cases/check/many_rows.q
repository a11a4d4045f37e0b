# today: 2023-04-07
# More rows than are shown: seven of thirteen are not above 31%.
check high for domestic: progress > 31%
