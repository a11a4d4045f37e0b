list domestic where district contains 县
