# dddd-dd is a month, with blanks it is a difference
list domestic where actual < 2023-01
