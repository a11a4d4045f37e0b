# format: csv
rank domestic where progress < schedule
