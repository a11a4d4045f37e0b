rank 内资 where 进度 < 25% 且 yoy < 0
