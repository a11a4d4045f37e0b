# today: 2023-04-07
# One report for each check of a script; each order gives the same.
check a for domestic: yoy > -30%
check b for domestic: yoy > -20%
check c for domestic: yoy > -10%
