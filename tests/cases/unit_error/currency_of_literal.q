list domestic where actual > 500万美元
