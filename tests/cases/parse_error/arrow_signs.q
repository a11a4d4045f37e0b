list domestic where progress =< 25%
