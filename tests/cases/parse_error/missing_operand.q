rank domestic where progress <
