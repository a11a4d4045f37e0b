list domestic where actual > 200 - 5%
