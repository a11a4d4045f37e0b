# where filters what is shown, among what is ranked
rank domestic where zones
rank domestic among zones
