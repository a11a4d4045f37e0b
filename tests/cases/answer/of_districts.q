list domestic of 恒口, 瀛湖
total domestic of counties
list domestic of zones where progress > 25% show progress
