check a for domestic: yoy > 0 warn above 0 fail above 5 warn above 3
check b for domestic: yoy > 0 because "x" tag a because "y"
check c for domestic among counties among districts: yoy > 0
waive a for 恒口 for 瀛湖 because "x"
waive a because "x" because "y"
audit domestic at 2023Q1 at 2022Q1
audit domestic at 2023Q1 from 2022Q1
