list domestic show actual / (1 + yoy)
