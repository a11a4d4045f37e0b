list domestic where progress in (20, 30%)
