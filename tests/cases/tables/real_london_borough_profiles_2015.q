# data: tests/fixtures/tables/london_borough_profiles_2015.csv
# 33 boroughs, 89 columns of which some are text; the City of London prints no rate of unemployment
rank unemployment_rate_2015 top 3
list unemployment_rate_2015 where actual > 9 show actual, median_house_price_2015.actual
