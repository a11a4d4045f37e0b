include common.q
