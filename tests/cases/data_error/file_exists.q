let late = rank domestic where progress < schedule
save late to "README.md"
