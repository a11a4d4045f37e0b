# of ranks the lowest is the best
list domestic by rank top 3 show rank, progress
rank domestic by rank top 2
