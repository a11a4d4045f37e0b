rank domestic at Q1 2023
rank domestic at 2023-Q1
rank domestic at March 2023
rank domestic Q1 2023
rank domestic in 2023Q1
rank domestic in zones
list domestic where actual in 万元
