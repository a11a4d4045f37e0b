trace domestic.gap
trace domestic.gap of counties
trace count of domestic
trace progress of 恒口
