# A result is a table that every verb takes: its columns stay, what is asked anew is over its rows.
let late = rank domestic where progress < schedule
rank late
list late where foreign.actual = 0 show gap, foreign.actual
count late
total late
list late by yoy desc show yoy
rank late by actual
