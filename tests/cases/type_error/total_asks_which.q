# a total is of many districts: it has no name and is in no group, but what it is divided by
total domestic show case when district = "恒口" then actual else 0 end
total domestic show actual, case when zones then actual else 0 end
