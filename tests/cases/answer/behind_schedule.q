rank domestic where progress < schedule
