list domestic where district = "恒口区"
