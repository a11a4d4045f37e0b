# A check that its writer broke stays broken, each clause on a line of its own.
check pace "on schedule" for domestic among counties:
  progress >= schedule
  warn above 0 fail above 10%
        because "城市要求"

check parts "the parts add up to what the city prints" for domestic where target > 0 at 2023Q1: total(domestic.actual) >= 300亿元 fail above 0 because "the plan of the city for the year"

check late "nobody far behind": none of rank domestic among counties where progress < schedule - 10pp and yoy < 0 top 3
    tag monthly

# Comments stay where they are.
check fresh "recent": # told by the office
    domestic is at most 45 days old # half a quarter
    # fail above 0
    because "the table comes every month"

check known for domestic:
    district in previous

waive fprogress for 汉阴县, 恒口, 瀛湖, 旬阳市 at 2023Q1 until 2024-03-31 because "the printed figure is truncated, not rounded"

waive pace for 恒口
    until 2024-03-31 because "new town"

检查 序时 “按序时推进” 针对 内资 范围 县区：
    进度 不低于 序时进度
    警告 超过 0
