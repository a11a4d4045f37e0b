# today: 2023-04-07
# The lowest progress of the thirteen is 瀛湖's 13.93%: 3.93 points above the limit.
check started "everybody has begun" for domestic: progress >= 10%
