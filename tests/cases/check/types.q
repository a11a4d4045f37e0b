# Each body is wrong before any data is read: units, names, a rank without its unit.
check units for domestic: progress >= 25
check name for domestic: progres >= 25%
check currency: domestic.actual of districts adds up to 全国
check texts for domestic: district agrees with group
check limit for domestic: actual versus previous within 5pp
check whole: progress >= 25%
