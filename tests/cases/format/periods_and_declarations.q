let  这些=列出 内资 在 2023年一季度 其中 (绝对值 在 去年同期)为空缺
print "共{计数 关于 这些}个，{total(domestic.actual) at 2023Q1}"
保存 这些 到 "a.csv" 覆盖
trend domestic of 恒口 from 2022-01 to 2023-03
比较 内资 与 去年同期 相比
explain rank domestic by -yoy
排名 内资 按 最小(进度,36%) 降序 前3名
