list domestic show case when yoy < 0 then 1 else 2
列出 内资 显示 分情况 当 同比 < 0 则 结束
