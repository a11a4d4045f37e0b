list signed show progress
