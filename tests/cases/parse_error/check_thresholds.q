check a for domestic: yoy > 0 warn above
check b for domestic: yoy > 0 fail above because "x"
check c for domestic: yoy > 0 fail above 120%
check d for domestic: yoy > 0 warn above 2.5
check e for domestic: yoy > 0 warn 5
check f for domestic: yoy > 0 fail over 10%
check g for domestic: yoy > 0 fail > 10%
check h for domestic: yoy > 0 fail above 10pp
check i for domestic: yoy > 0 expect 5 rows
check j for domestic: yoy > 0 expect at least 5
check k for domestic: yoy > 0 expect at least 2.5 rows
