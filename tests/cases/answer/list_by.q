list domestic by target desc top 3
