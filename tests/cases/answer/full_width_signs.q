# Full-width signs, digits, letters and blanks mean their plain twins outside texts, and inside
# a text nothing is rewritten.
列出　内资　其中　（进度 ≥ ２５．５％ 且 目标 ≤ １３０亿元）　显示　绝对值，目标、进度；计数 内资 其中 进度 ＜ ２５％
计数 内资 其中 进度 ＞＝ ２５％ 且 进度 ≠ ３７．３１％
计数 内资 其中 绝对值 ＞ ４０亿元 × ２ ÷ ２ − １亿元 ＋ １亿元
计数 内资 其中 进度差 ＜ －４．９ｐｐ
ｒａｎｋ ｄｏｍｅｓｔｉｃ ｔｏｐ ２ ｓｈｏｗ ｐｒｏｇｒｅｓｓ
计数 内资 其中 地区 结尾为 “县”
计数 内资 其中 地区 ends with “Ｃ” 或 地区 结尾为 “区”
打印 “２５％，（全角）不改；＜”
