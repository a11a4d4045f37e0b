check pace for domestic: progress >= schedule
