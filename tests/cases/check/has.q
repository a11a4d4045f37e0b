# today: 2023-04-07
check columns: domestic has actual in 亿元, target in 亿元, progress, rank
# foreign is in 万美元; its growth is printed for the city.
check currency: foreign has actual in 万元, target, yoy
check scale: domestic has actual in 万元
