# an indented line goes on with the statement; so does one after a comma or an operator
rank domestic
  where progress < 25%
list domestic,
foreign where domestic.actual > 40 and
foreign.actual > 0
count domestic; count foreign
