check pace on schedule for domestic: progress >= schedule
check pace domestic: progress >= schedule
check pace The parts: total(domestic.actual) > 5亿元
