# today: 2023-04-07
# Two subjects side by side: each measure is named with its own.
check both for domestic, foreign: domestic.progress >= 10% and foreign.target > 0
check more for domestic, foreign: domestic.progress >= 30% or foreign.actual > 0
