# what a result of one row is asked for is that row's printed figure (13.93%, where 0.81/5.80 is 13.97%);
# of two rows it is the total: 13.88 of 70.88
let last = rank domestic bottom 1
let late = rank domestic where progress < schedule
print "{progress of last} {target - actual of last} {yoy of last} {shortfall of last}"
print "{total(progress) of last} {computed(progress) of last}"
print "{progress of late} {target - actual of late}"
# the rows of a result that are sums have their figures
let whole = total domestic
let groups = total domestic per group
print "{actual of whole}, {progress of whole}; {progress of groups}"
# of no row nothing
let none = rank domestic where progress < 0%
print "{progress of none}"
