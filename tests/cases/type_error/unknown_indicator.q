rank domestc
