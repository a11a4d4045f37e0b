# a size is asked for behind a whole column
list domestic where (actual in 万元) > 1
