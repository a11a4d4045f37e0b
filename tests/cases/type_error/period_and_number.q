list domestic where period >= 2023
