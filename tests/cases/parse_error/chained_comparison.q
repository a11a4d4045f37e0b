list domestic where 10% < progress < 25%
