# A period and a choice of rows would say nothing of the data as a whole.
check columns for domestic at 2022Q1: domestic has actual
check known for domestic among zones: district in directory
check recent for domestic where actual > 30亿元: domestic is at most 9999 days old
