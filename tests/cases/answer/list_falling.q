list domestic where yoy < 0
