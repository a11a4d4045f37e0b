# today: 2023-04-07
# One of the two is let pass, the other still fails.
check pace for domestic: progress >= schedule
waive pace for 恒口 at 2023Q1 because "flood in February"
