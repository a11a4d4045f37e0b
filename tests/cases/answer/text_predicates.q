list domestic where district ends with "县" and district not contains "阳" show actual
list domestic where district matches "^(汉|恒)" show actual
list domestic where group = counties and district starts with "石" show actual
