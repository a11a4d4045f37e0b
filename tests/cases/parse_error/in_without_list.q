list domestic where actual in 5
