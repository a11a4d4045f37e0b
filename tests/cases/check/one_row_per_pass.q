# today: 2023-04-07
# Thirteen districts and one quarter; three zones.
check complete: domestic has one row per district, period
check zones for domestic among zones: domestic has one row per district
