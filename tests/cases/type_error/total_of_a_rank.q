total domestic show rank
