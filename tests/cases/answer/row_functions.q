list domestic where rank <= 2 show min(progress, 36%), max(actual, 40), abs(yoy), round(progress, 0), coalesce(yoy, 0%)
