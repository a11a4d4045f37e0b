list domestic where district matches "(县"
