list domestic where progress between 20 and 30
