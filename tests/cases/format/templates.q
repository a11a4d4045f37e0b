let late = rank domestic where progress < schedule
print   "{count of late} of {count   of domestic}: {names of late}, {{rank}} {total(domestic.actual) at 2023Q1}, {domestic.progress of 恒口 at same period last year}"
保存 late 到 "late.csv"   覆盖
