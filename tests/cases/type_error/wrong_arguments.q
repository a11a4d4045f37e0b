list domestic show round(progress, 1, 2), mean()
