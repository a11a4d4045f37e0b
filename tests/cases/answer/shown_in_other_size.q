list domestic where actual > 50 show actual, actual in 万元, target in 元
