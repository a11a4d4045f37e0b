# today: 2023-04-07
check pace for domestic: progress >= schedule
waive pase for 恒口, 瀛湖 because "new zones"
