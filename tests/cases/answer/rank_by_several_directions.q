rank domestic by actual top 2 show actual
rank domestic by actual asc top 2 show actual
rank domestic by yoy desc top 2 show yoy
rank domestic by shortfall top 2 show shortfall
rank domestic by shortfall asc top 2 show shortfall
rank domestic by target - actual desc top 2 show target - actual
排名 内资 按 目标 - 绝对值 升序 前2 显示 目标 - 绝对值
