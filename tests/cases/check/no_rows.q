# today: 2023-04-07
# Nobody is above 50%: nothing was looked at, and that is no pass.
check leaders for domestic where progress > 50%: yoy > 0%
check allowed for domestic where progress > 50%: yoy > 0% expect at least 0 rows
check excused for domestic where progress > 50%: yoy > 0% unknown is pass
