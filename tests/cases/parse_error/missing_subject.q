rank where progress < 25%
