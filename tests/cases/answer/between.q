list domestic where progress between 30% and 31.5% show progress
