total domestic
