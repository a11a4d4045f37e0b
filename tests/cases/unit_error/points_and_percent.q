list domestic where gap < -5%
