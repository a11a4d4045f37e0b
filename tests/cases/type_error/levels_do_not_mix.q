list domestic, start_rate
