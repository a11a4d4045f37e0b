list domestic where (actual > 10 and progress < 25%
