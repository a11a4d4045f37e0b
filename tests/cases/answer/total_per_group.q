total domestic per group
