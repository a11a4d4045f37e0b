total domestic per group show mean(yoy), median(actual), min(actual), max(actual), count(yoy < 0)
list domestic where actual > mean(actual) show share(actual), max(actual)
total domestic show count(), count(target), share(progress < schedule)
