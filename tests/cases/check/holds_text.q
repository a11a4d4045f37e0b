# today: 2023-04-07
# A condition that is no matter of more or less has no margin. Only 恒口 is 恒口.
check named for domestic: district != 恒口
