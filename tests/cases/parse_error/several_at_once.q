rank domestic where
rnak foreign
list domestic, where yoy < 0
rank domestic
列出 内资 其中 (进度 < 25%
