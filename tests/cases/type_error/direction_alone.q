list domestic asc
