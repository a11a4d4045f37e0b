count domestic where progress < 25% versus 2022Q1
count domestic versus 2022Q1
list domestic per group per level
compare domestic by growth show progress
let late = rank domestic where progress < schedule
list foreign of late
param much = 25%
rank domestic top much
rank domestic top many
rank domestic top where progress < 25%
