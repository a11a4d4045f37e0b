let late rank domestic where progress < 25%
let late be rank domestic
