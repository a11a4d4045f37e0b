rank domestic progress < 25%
列出 内资 其中 同比 < 0 进度 < 25%
