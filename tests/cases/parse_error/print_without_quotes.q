print count of late
print domestic
打印 合计(内资.绝对值)
