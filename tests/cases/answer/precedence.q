# not, then times and divided, plus and minus, comparison, and, or; not reaches over a comparison
list domestic where district = 恒口 show 2 + 3 * 4, (2 + 3) * 4, 2 - 3 - 4, 24 / 4 / 2, -2 * 3
count domestic where progress < 25% or progress > 35% and yoy > 0%
count domestic where (progress < 25% or progress > 35%) and yoy > 0%
count domestic where not progress < 25% and yoy < 0%
count domestic where not (progress < 25% and yoy < 0%)
计数 内资 其中 非 进度 < 25% 且 同比 < 0% 或 同比 > 30%
count domestic where not yoy < 0% or progress < 25%
