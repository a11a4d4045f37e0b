# the total has 30.51%, so the targets of all count; for each district, those of the eleven above 25%:
# 1250.28 less 65.08 and 5.80 of 恒口 and 瀛湖
total domestic show case when progress >= 25% then target else 0 end, total(case when progress >= 25% then target else 0 end)
# a text about the total can only be about the total
total domestic per group show progress, case when progress < 30% then "below" else "above" end
