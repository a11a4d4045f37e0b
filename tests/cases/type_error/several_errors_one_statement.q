list domestic where progres < 25% and foregn.actual > 0 show targt
