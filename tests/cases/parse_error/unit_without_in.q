list domestic show actual 万元
