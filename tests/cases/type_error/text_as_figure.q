list domestic where actual + "1" > 2
