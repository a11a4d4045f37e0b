# only the city has it: its printed figure (203 of 213 are 95.31%)
list start_rate
print "{start_rate} {start_rate of Ankang} {total(start_rate.actual)}"
