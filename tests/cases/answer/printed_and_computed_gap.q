# the gap of what is printed, and of what is worked out
list domestic where district = 瀛湖 show progress, gap, computed(progress), computed(progress) - schedule
列出 内资 其中 地区 = 瀛湖 显示 进度，进度差，推算(进度)，推算(进度) - 序时进度
