# Twelve years of the regions of Spain.
# Run it: indiq run --catalog examples/spain/catalog.toml examples/spain/report.q

# the latest year; the growth is worked out from the year before
list gdp show actual, yoy, share

# the regions add up, and the country's own figure stands below
total population

# all 19 have shrunk in 2009; in 2014 only four still do
list gdp at 2009 show actual, base, yoy
list gdp at 2014 where yoy < 0 show actual, base, yoy

# lower is better: País Vasco leads in 2013, Navarra in 2014
rank unemployment at 2013 top 5
rank unemployment at 2014 top 5

# more than a quarter of those who want to work
list unemployment
    at 2013
    where actual > 25%
    show actual, unemployment_women.actual, unemployment_men.actual

# the best and the worst of each large region
rank unemployment at 2018 per group

# where women are unemployed more than men by six points and more
list unemployment_women
    at 2018
    where actual - unemployment_men.actual >= 6pp
    show actual, unemployment_men.actual, actual - unemployment_men.actual

# the product of each large region
total gdp per group

# the country's growth without prices
list real_growth

# all there is of one region
show Andalucía
