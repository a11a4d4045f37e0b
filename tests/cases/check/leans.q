# data: tests/fixtures/checks/truncated-2023q1.csv
# today: 2026-11-27
# Nine districts whose progress is cut off and not rounded: each print alone is possible.
check printed for 内资: progress agrees with actual / target
