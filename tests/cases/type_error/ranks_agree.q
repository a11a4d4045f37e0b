check order for domestic: rank agrees with rank
check late for domestic: progress > 0% and rank <= 5 for sure
检查 位次 针对 内资: 排名 符合 进度
