# for a cumulative indicator the quarter, its last month and January to March are one
count domestic at 2023Q1
count domestic at 2023M3
计数 内资 在 2023年1-3月
计数 内资 在 一季度
count domestic at latest
