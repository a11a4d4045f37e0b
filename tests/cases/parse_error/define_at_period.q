define before = foreign.actual at 2022Q1
define growth = domestic.actual - foreign.actual at 2022Q1
