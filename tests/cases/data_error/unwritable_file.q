let late = rank domestic where progress < schedule
save late to "tests/no-such-folder/late.csv"
