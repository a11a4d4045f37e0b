list domestic per group where progress > mean(progress) show progress, mean(progress)
