rank domestic where actual > 40个
list domestic where domestic.progress / foreign.progress > foreign.progress
