# today: 2023-04-07
# The last day is past by one: it covers nothing, and says so. On the day itself it still holds.
check pace for domestic: progress >= schedule
check pace-too for domestic: progress >= schedule
waive pace until 2023-04-06 because "first months"
waive pace-too until 2023-04-07 because "first months"
