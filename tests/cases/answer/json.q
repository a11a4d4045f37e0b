# format: json
rank domestic where progress < 25%
