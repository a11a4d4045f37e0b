list domestic where rank <= 2 show round(progress, 0), round(actual, 1)
