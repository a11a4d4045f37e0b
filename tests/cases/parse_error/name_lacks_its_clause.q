rank domestic yoy
list domestic yoy, target
list domestic 恒口
rank domestic zones
list domestic foreign
compare 恒口 瀛湖
list domestic show actual target
rank domestic nonsense
