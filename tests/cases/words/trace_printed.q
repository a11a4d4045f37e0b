trace domestic.progress of 瀛湖
trace foreign.actual of 全市
追溯 内资.绝对值 关于 恒口 在 2023年一季度
