list domestic top 3
