total domestic show actual, actual
