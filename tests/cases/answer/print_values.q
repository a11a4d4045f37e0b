let late = rank domestic where progress < schedule
print "{total(domestic.actual)} of {total(domestic.target)}: {total(domestic.progress)}, {total(domestic.yoy)}"
print "{count of late} behind: {names of late}; 恒口 {domestic.progress of 恒口}, gap {domestic.gap of 恒口}"
print "zones {total(domestic.actual) of zones}, mean {mean(domestic.progress)}"
print "braces {{ and }} stay; a quote \" too"
print "{domestic.rank of 瀛湖} and {foreign.target of 恒口}"
