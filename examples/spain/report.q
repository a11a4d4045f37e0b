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

# over the years: the product of all, and the two ends of the table
trend gdp from 2008 to 2018
trend unemployment of Andalucía, Navarra from 2008 to 2018

# in how many regions the product fell, year by year; where it fell twice in a row
count gdp where yoy < 0 per period from 2008 to 2018
list gdp at 2014 where yoy < 0 and previous(yoy) < 0 show actual, yoy, previous(yoy)

# the worst year beside the last one before the crisis; who was still poorer ten years on
compare unemployment at 2013 versus 2008
compare gdp at 2018 versus 2008 where actual < (actual at 2008)

# who changed places on the way, by four and more
rank unemployment at 2013 versus 2008 where abs(movement) >= 4

# what no column prints: the product of each inhabitant, and who came up in ten years
define per_head = gdp.actual / population.actual
rank per_head at 2018 versus 2008 where movement > 0 show per_head in 欧元
