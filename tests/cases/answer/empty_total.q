total domestic where actual > 99亿元
