let best = rank domestic top 3
list best show domestic.rank, yoy
total best
let groups = total domestic per group
rank groups by progress
list groups where actual > 100亿元
