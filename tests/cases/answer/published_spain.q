# catalog: examples/spain/catalog.toml
# Published by Eurostat: 46486619 inhabitants of Spain in 2010 and 46727890 in 2013, each the sum of the
# regions; unemployment of 36.2% in Andalucía in 2013 and the lowest, 16.6%, in País Vasco; 10.0% in
# both País Vasco and Navarra in 2018; growth of the volume of -1.4% in 2013.
total population at 2010 show actual
total population at 2013 show actual
rank unemployment at 2013 top 2
rank unemployment at 2013 bottom 2
rank unemployment at 2018 top 3
rank unemployment at 2014 versus 2013 top 3
trend unemployment of Andalucía from 2011 to 2013
list real_growth at 2013
count gdp at 2009 where yoy < 0%
count gdp at 2014 where yoy < 0%
total gdp at 2009
total gdp at 2013 per group
list gdp at 2013 of Madrid, Cataluña show actual, share, base, yoy
