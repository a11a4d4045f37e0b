# data: tests/fixtures/checks/no-progress-2023q1.csv
# today: 2023-04-07
# 甲县 prints no progress: what is worked out in its place would be held against itself.
check progress for domestic: progress agrees with actual / target
# base is worked out from yoy, so this says nothing about it.
check growth for domestic: yoy agrees with actual / base - 1
check gap for domestic: gap agrees with progress - schedule
