list domestic where rank = 3%
