let my list = rank domestic
令 我的 表 = 排名 内资
令落后=排名 内资
print total domestic
save late as late.csv
