list domestic where progres < 25%
