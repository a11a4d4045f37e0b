# A period that the data does not have is a mistake, and not a table without faults.
audit domestic at 2031Q1
