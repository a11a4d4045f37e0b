list domestic where actual < 25%
