rank domestic where progress < 25% where yoy < 0
