# format: ndjson
rank domestic where progress < 25%
