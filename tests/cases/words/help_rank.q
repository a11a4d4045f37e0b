help rank
