# Checks in both languages, badly spaced.
check   complete "one row each":domestic has one row per district,period
check pace "on schedule" for domestic among counties : progress>=schedule  warn above 0   fail above 10%
check progress"as printed" for domestic: progress agrees with actual/target
check  adds-up  : domestic.actual of districts add up to 全市 # the city's own figure
check late "nobody far behind": none of rank domestic where progress<15%
check size: total(domestic.actual) between 300亿元 and 400亿元 expect at least 0 row
check jump for domestic: period_actual versus previous within 30%
检查 波动 针对 内资:绝对值 与 去年同期 相比 变幅 不超过 30%
检查 及时:内资 距今 不超过 45 天;检查 齐全: 内资 有 一行 每 地区,期间
CHECK known FOR domestic: district in directory UNKNOWN IS warn for sure
检查 未变 "与基准一致":排名 内资 等同于 "base.csv" 标签 月度,q1-2023 理由 “要求”
check columns: domestic has actual in 亿元,target in 亿元
检查 位次 针对 内资: 名次 为唯一 警告超过 0 失败 超过3 未定为 通过 至少 10 行
waive progress for 汉阴县,恒口 at 2023Q1 until 2024-03-31 because "printed truncated"
豁免 progress 针对 汉阴县 截至 2024年3月31日 因为 “公布数未四舍五入”
audit domestic,foreign from 2022Q1 to 2023Q1
审核 内资 在 2023年一季度
