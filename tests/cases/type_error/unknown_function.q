list domestic where avrage(progress) > 25%
