# A composite score, capped at 120% of the pace and floored at zero.
define score = 60分 * max(min(domestic.pace, 1.2), 0) + 40分 * max(min(foreign.pace, 1.2), 0)
rank score per group
list score, domestic where domestic.yoy > 20% show score, domestic.yoy
count score where score > 70分
describe score
