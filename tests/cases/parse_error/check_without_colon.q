check pace "on schedule" for domestic progress >= schedule
check pace "on schedule" for domestic among counties = progress >= schedule
check size "total" total(domestic.actual) > 5亿元
check late none of rank domestic where progress < 15%
check pace for domestic
    progress >= schedule
check pace for domestic
