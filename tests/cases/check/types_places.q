# What does not go with a body.
check per for domestic: progress >= 25% per group
check sure: total(domestic.actual) > 3亿元 for sure
check none for domestic: none of list domestic
check card: none of show 恒口
check keys: domestic has one row per period
check names: domestic has one row per district, unit
check lonely: progress agrees with actual / target
check home for domestic: group in directory
check base: rank domestic same as nothing
