list domestic show growth
列出 内资 显示 环比
列出 内资 显示 增长率
排名 内资 在 开发区
list domestic at 六月份
list domestic at 全年
list domestic of 瀛胡
list domestic of 恒山
