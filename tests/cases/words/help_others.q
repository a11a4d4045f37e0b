help progress
help mean
help 亿元
help Q0203
帮助 其中
帮助 低于
