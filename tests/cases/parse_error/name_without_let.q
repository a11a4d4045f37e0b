late = rank domestic where progress < 25%
