# The bulletin, ready to paste: indiq run examples/ankang/monthly.q
# For another period, once its table is there: indiq run --param report=2023Q2 …

param report = 2023Q1
param far = 10pp

# how many points are missing to what the schedule asks for
define lag = schedule - progress

let leaders = rank domestic at report top 3
let late = rank domestic at report where lag > 0pp
let far_behind = rank domestic at report where lag > far
let idle = list foreign at report where actual = 0

print "Domestic capital, {report}"
print "The city took in {domestic.actual of Ankang at report}, {domestic.yoy of Ankang at report} more than a year before: {domestic.progress of Ankang at report} of the year's target."
print "In front: {names of leaders}."
print "Behind schedule: {count of late} of {count of domestic at report} districts, {names of late}."
print "They lack {total(domestic.shortfall) of late}. Behind by more than {far}: {names of far_behind}."
print "No foreign capital yet: {count of idle} districts."

list late show actual, target, progress, lag, shortfall, run_rate
