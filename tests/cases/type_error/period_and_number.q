list domestic where period >= 20
