# today: 2023-04-07
# A group stands for its districts.
check pace for domestic: progress >= schedule
waive pace for zones because "begun this year"
