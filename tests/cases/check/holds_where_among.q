# today: 2023-04-07
# Of the ten counties all are at 25.82% or more; of the three zones 恒口 and 瀛湖 are not.
check counties for domestic among counties: progress >= schedule
check zones for domestic among zones: progress >= schedule
# Those with a foreign target above 500: 汉滨区 600, 旬阳市 550, 高新区 1100; one of them is at 0.35%, two at 0.
check large for foreign where target > 500: progress > 0%
