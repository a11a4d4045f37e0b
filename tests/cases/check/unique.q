# today: 2023-04-07
# The thirteen ranks are all different; of foreign, eleven are unranked and so unknown.
check places for domestic: rank is unique
check fplaces for foreign: rank is unique
