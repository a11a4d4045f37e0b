print "{count of late districts"
print "count of late} districts"
print "{domestic.actual, foreign.actual}"
