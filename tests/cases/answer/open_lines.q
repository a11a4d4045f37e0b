# A line goes on: indented deeper, behind an open bracket, a comma or an operator. A semicolon ends a
# statement, # begins a comment, also behind a statement.
rank domestic
  where progress < 25%   # behind schedule
  show progress
list domestic where (district = 恒口
or district = 瀛湖
) show progress
list domestic where progress <
25% show progress,
yoy
count domestic; count foreign where actual > 0; # and nothing else
count domestic where case
when yoy < 0% then true
else false end
