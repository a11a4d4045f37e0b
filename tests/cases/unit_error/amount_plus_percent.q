list domestic show actual + progress
