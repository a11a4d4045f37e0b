# today: 2023-04-07
# Thirteen rows; three zones.
check enough for domestic: progress >= 10% expect at least 13 rows
check more for domestic: progress >= 10% expect at least 14 rows
check zones for domestic among zones: progress >= 10% expect at least 10 rows unknown is warn
