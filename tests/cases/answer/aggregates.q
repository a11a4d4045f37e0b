list domestic where district = 恒口 show mean(progress), median(progress), min(progress), max(progress), count(yoy < 0), total(actual), share(actual)
