list domestic where yoy = missing
