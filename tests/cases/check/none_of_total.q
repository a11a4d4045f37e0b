# today: 2023-04-07
# What stands before the columns of a total is no figure of it.
check none: none of total domestic
check low: none of list domestic where progress < 20%
