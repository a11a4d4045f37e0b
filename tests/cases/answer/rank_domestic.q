rank domestic
