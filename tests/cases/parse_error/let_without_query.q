let late = domestic
let limit = 25%
let score = domestic.progress * 2
