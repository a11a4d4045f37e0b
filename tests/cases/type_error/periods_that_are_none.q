# what is later stands first; a year goes by its number; 上月 is 上期
total domestic from 2022-05 to 2022-03
列出 内资 从 四季度 到 一季度
合计 内资 在 去年
合计 内资 在 去年3月
list domestic at 上月
list domestic at 上季度
list domestic at M13
