# catalog: tests/fixtures/monthly/catalog.toml
# no table prints growth: it and what is made of it is worked out from the year before; contributions
# add up to 100%, pulls to the growth of all
list gdp show actual, yoy, base, contribution, pull, share
total gdp show actual, base, yoy
list stock at 2023M2 show actual, base, yoy
list started at 2023M2 show actual, base, yoy, contribution, pull
total started at 2023M2 show actual, base, yoy
list gdp per group show contribution, pull
total gdp per group show actual, base, yoy
list complaints show yoy, base
