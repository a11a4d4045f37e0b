list domestic where actual % 2 > 1
