# ought to say that both sides of and are conditions
list domestic where progress < 25% and 10%
