# One statement, its clauses in six orders.
rank domestic among counties where yoy > 0% by yoy top 3 show yoy, progress at 2023Q1
rank domestic at 2023Q1 show yoy, progress top 3 by yoy where yoy > 0% among counties
rank domestic top 3 at 2023Q1 among counties by yoy show yoy, progress where yoy > 0%
rank domestic show yoy, progress where yoy > 0% top 3 among counties at 2023Q1 by yoy
rank domestic by yoy where yoy > 0% at 2023Q1 top 3 show yoy, progress among counties
rank domestic where yoy > 0% among counties by yoy at 2023Q1 show yoy, progress top 3
