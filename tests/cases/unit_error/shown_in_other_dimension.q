list domestic show actual in 万美元
