# today: 2023-04-07
# A waiver may stand before its check.
waive pace for zones because "begun this year"
check pace for domestic: progress >= schedule
