param threshold = 25%
param when = 2023Q1
param floor = 40亿元
count domestic where progress < threshold
rank domestic at when where actual > floor show actual
print "below {threshold} at {when}"
