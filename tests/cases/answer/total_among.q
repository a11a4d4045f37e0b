total domestic among counties
