# ought to say that compare is not there yet
compare 恒口, 瀛湖
