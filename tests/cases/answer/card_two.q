show 恒口, 瀛湖
