total domestic show actual in 万元, target in 万元, progress
total domestic show published(actual), computed(progress)
