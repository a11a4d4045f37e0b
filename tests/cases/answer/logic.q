# a missing value makes a comparison unknown; where keeps only what is true
count foreign where published(rank) < 3
count foreign where not published(rank) < 3
count foreign where published(rank) < 3 or published(rank) is missing
