list domestic where actual > foreign.actual
