rank progress
list progress of domestic
list domestic where name = 恒口
