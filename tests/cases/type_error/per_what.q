total domestic per colour
