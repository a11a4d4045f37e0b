check "on schedule" for domestic: progress >= schedule
check for domestic: progress >= schedule
check : progress >= schedule
check
waive for 恒口 because "new town"
waive because "new town"
