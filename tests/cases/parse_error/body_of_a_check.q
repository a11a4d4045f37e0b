# What a check says, typed at the prompt alone: the check, or the query for its rows.
progress >= 25%
total(domestic.actual) > 300亿元
domestic has one row per district, period
progress agrees with actual / target
none of rank domestic where progress < 15%
rank is unique
进度 不低于 25%
