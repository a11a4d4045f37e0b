# the mean is over the population, not over what is shown
list domestic where progress < mean(progress) show progress, mean(progress)
