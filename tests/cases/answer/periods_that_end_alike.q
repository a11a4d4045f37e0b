# catalog: tests/fixtures/monthly/catalog.toml
# the quarter's table has no investment: it is March's
rank investment at 2023Q1
rank investment at 2023M3
rank investment at 2023年1-3月 show yoy, period_actual
# a month's own figure is not the quarter's, which is the sum of three
list started, stock at 2023Q1
# the latest period of a quarterly indicator is a quarter, of both together a month
rank gdp
list investment, gdp
show 湖口 at 2023M3
# months alone, quarters alone
total investment per period
total started per period
trend gdp of 湖口
trend gdp, investment of 湖口 from 2022M11
list satisfaction from 2022Q4 to 2023M3
