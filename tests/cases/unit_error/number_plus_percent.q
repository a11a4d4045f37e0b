list domestic where actual > 100 + 10%
