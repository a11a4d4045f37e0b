check a because "x" for domestic: yoy > 0
check b for domestic warn above 0: yoy > 0
check c for domestic top 5 show actual: yoy > 0
audit domestic where yoy < 0
audit domestic top 5
check d for domestic: yoy > 0 at 2023Q1
check e for domestic: yoy > 0 because the plan says so
