# ought to say that a figure at another period is not there yet
rank domestic by (actual at 2022Q1)
