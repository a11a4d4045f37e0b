# the total and the city's own figure; under where and among of those alone, without a printed row
total domestic
show 全市
total domestic where yoy < 0%
total domestic among zones
total domestic, foreign
合计 内资 限于 开发区
