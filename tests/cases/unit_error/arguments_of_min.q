list domestic show min(actual, 25%)
