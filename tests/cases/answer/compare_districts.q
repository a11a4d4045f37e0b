compare 恒口, 瀛湖
compare 汉滨区, 旬阳市, 平利县
