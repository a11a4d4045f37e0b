# format: markdown
rank domestic where progress < schedule
