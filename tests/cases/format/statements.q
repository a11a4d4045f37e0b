# a script as it is typed in a hurry


rank   domestic where progress<25%;list foreign,domestic   show target  # two in a line
统计 内资 限于 县区 其中 进度 低于25% 并且 同比 ≥０％
排名 内资，外资 前 5名。

let late=rank domestic WHERE progress<schedule
define   lag = schedule-progress # in points
param p=2023年一季度

list domestic where case when gap< -10pp then "红"
  when gap<0pp then "黄"
  else "绿" end = "红" or yoy between -5% and 3% show actual in 万元,target
