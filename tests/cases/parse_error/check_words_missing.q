check a for domestic: progress agrees actual / target
check b for domestic: progress agree actual / target
check c: domestic.actual of districts adds to 全市
check d: domestic.actual adds up to 全市
check e: none rank domestic where progress < 15%
check f: none of domestic where progress < 15%
check g: domestic has one row for district, period
check h: domestic is at least 45 days old
check i: domestic is at most 45
check j for domestic: rank is uniq
check k: rank domestic same base
check l for domestic: actual versus previous 30%
check m: yoy agrees with
