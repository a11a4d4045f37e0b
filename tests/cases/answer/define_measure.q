# A measure leaves open whose figures it takes.
define lag = schedule - progress
list domestic where lag > 0pp show lag
list foreign show lag top 2 by lag desc
rank domestic by lag asc top 3
define far_behind = gap < -10pp
count domestic where far_behind
list domestic where far_behind show gap
