rank 恒口
