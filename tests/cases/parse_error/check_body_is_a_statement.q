check a: describe domestic
check b: let late = rank domestic
check c: print "hello"
check d: rank domestic where progress < 15%
check e: list domestic because "x"
check f for domestic: check b: yoy > 0
