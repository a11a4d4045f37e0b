total start_rate
