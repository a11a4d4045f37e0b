# today: 2023-04-07
# 瀛湖 13.93% is the only one below 15%; none is below 10%.
check very-late: none of rank domestic where progress < 15%
check stuck: none of rank domestic where progress < 10%
check some: none of rank domestic where progress < 25% warn above 1 fail above 2
check share: none of list domestic where yoy < 0 fail above 30%
