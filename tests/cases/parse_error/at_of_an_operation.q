# at belongs to one figure or to a bracket
list domestic show (actual - actual at 2022Q1)
list domestic show ((actual - base) at 2022Q1), (-(actual at 2022Q1)), mean(actual / target at 2022Q1)
列出 内资 显示 （进度 - 进度 在 2022年一季度）
