show 恒口
