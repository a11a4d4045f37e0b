rank domestic, foreign where foreign.actual > 0
