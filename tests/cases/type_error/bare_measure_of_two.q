list domestic, foreign where progress < 25%
