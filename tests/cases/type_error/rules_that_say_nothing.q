# Clauses of checks that can have no effect, and reasons that give none.
check a "" for domestic: progress > 1%
check b for domestic: progress > 1% because " "
check c for domestic: progress > 1% warn above 10 fail above 5
check d for domestic: progress > 1% warn above 10% fail above 10%
check e for domestic: actual versus 2022Q1 within -5%
waive a because ""
