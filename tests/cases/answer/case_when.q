list domestic show progress, case when gap < -10pp then "红" when gap < 0pp then "黄" else "绿" end
count domestic where case when gap < 0pp then true else false end
list domestic where actual < 10亿元 show case when yoy > 0 then actual end
列出 内资 其中 进度差 < 0个百分点 显示 分情况 当 进度差 < -10个百分点 则 "红" 否则 "黄" 结束
