list domestic where progress > 90%
