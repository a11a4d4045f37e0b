list domestic where actual > 10 && progress < 25%
