list domestic where progress > 0.25
