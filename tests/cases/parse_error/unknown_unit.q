list domestic where actual > 5亿圆
