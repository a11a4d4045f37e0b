domestic rank
