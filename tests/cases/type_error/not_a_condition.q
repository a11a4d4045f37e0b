list domestic where progress
