# catalog: tests/fixtures/monthly/catalog.toml
# no month is taken for its neighbour: a hole in a span, and at both ends of it
list stock from 2022M6 to 2022M9 where district = 东城 show actual
total stock per period from 2022M7 to 2022M10 show actual
trend stock of 东城 from 2022M6 to 2022M10 show actual
trend investment from 2022M7 to 2022M10 show actual, period_actual
rank investment at 2022M9 versus previous
compare stock at 2022M9 versus previous
list started at 2022M7 show actual, (actual at 2022M8)
