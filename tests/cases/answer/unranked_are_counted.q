# what has no rank passes where, stands last, counts in count and is never cut out of the top or bottom
count foreign where rank is missing
rank foreign where target >= 550 show actual, target
rank foreign bottom 1 show actual
rank foreign by target bottom 1 show target
