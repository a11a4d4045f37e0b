# 内资 is domestic, 完成率 and 进度 are progress, Hengkou and 恒口示范区 are 恒口
count domestic where progress < 25%
count 内资 where 完成率 < 25%
count 实际到位内资 where 进度 < 25%
list 内资 where district in (Hengkou, 恒口示范区, 瀛湖镇) show 绝对值
count FDI where 外资.绝对值 > 0
list `5亿元以上项目` show actual
