show domestic
