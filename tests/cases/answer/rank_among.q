# the population is the counties: ten ranks, and 紫阳县 is last
rank domestic among counties
