list domestic where progress less than 25%
list domestic where progress is below 25%
list domestic where progress at least 25%
list domestic where progress over 25% and actual below 20亿元
list domestic where progress from 20% to 30%
