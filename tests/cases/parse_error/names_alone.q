恒口
domestic 恒口
zones
progress
domestic.progress
mean(domestic.progress)
