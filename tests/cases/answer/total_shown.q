total domestic show actual, progress, mean(progress), total(target) - total(actual)
