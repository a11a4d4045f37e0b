count domestic
count domestic where gap < 0pp
count domestic where yoy < 0 per group
