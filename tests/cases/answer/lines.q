# an indented line goes on with the statement; so does one after a comma or an operator
rank domestic
  where progress < 25%
list domestic, foreign where
district = 恒口
count domestic; count foreign
