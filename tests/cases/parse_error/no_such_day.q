rank domestic at 2023-02-30
