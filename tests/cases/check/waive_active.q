# today: 2023-04-07
check pace for domestic: progress >= schedule
waive pace for 恒口, 瀛湖 until 2023-12-31 because "new zones, agreed in January"
