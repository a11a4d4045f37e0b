rank domestic at 2022Q4
