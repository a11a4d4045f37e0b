define growth = actual - base
define points = growth / total(base)
list domestic top 3 by growth desc show growth, base, points, pull
