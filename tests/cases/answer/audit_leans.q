# data: tests/fixtures/checks/truncated-2023q1.csv
# Nine districts whose progress is cut off and not rounded: each print alone is possible.
audit 内资
