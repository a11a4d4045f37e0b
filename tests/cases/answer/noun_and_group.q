# 县区 heads the column of districts and is a name of a group: in a comparison it is the column
排名 内资 其中 县区 = 恒口 显示 进度
列出 内资 其中 县区 属于 (恒口, 瀛湖) 显示 进度
计数 内资 其中 县区
