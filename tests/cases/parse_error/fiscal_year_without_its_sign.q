list domestic at 2012-13
