rank domestic by group
total domestic by group
合计 内资 按 组
