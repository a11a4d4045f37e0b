# what is printed is not marked as worked out, whichever indicator it is of
rank domestic by foreign.actual top 2
rank domestic by foreign.actual / foreign.target top 2
