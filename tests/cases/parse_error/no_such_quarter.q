rank domestic at 2023Q5
