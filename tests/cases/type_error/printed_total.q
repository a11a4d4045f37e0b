total domestic show published(progress)
