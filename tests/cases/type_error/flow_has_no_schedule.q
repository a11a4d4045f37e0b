list start_rate where gap < 0pp
