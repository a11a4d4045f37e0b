save late "late.csv"
