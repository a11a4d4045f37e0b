describe domestic
