# only a number alone takes the unit of an amount
list domestic where actual > 40 + 1
