total domestic show actual in 万美元, progress in 亿元
