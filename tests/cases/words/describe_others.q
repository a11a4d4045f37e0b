describe counties, domestic.progress, progress, county
