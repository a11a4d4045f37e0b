# today: 2023-04-07
# 汉滨区 is at 29.72% and needs none; the first quarter of 2022 is not what is looked at.
check pace for domestic among counties: progress >= schedule
waive pace for 汉滨区 because "nothing is wrong here"
waive pace at 2022Q1 because "another period"
