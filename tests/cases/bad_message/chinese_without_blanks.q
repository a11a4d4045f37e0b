# ought to offer the whole spaced form: 排名 内资 其中 进度 < 25%
排名内资其中进度<25%
