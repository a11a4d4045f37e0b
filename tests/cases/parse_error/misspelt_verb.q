rnak domestic
