list domestic show total(progress - yoy)
