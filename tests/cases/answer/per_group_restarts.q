list domestic per group where rank <= 1 show rank, progress
rank domestic per group where rank <= 1 show progress
