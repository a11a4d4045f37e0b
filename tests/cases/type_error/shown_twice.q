list domestic show actual, actual at 2023Q1
