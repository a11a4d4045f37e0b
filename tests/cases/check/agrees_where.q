# today: 2023-04-07
# Those that have a figure: one impossible, one exact.
check fprogress for foreign where actual > 0: progress agrees with actual / target fail above 1
