# today: 2023-04-07
# Two of thirteen are late; 15.4% is above none and not above 20%.
check pace "on schedule" for domestic: progress >= schedule warn above 0 fail above 20%
