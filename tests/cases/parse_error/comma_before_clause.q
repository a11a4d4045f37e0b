rank domestic, where progress < 25%
rank domestic where progress < 25%, top 5
列出 内资 其中 进度<25%，显示 绝对值
