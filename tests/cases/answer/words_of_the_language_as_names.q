# A keyword is one only where the grammar expects it.
let top = rank domestic top 3
list top show rank, yoy
let show = list top where yoy > 0%
list show show yoy, actual
count show
rank domestic by rank top 2 show rank, progress
param where = 25%
count domestic where progress < where
