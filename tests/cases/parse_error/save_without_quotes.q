save late to late.csv overwrite
