list domestic where district > 5
