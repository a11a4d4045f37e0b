waive pace for 恒口
waive pace for 恒口 because new town
waive pace until 2024-02-30 because "x"
waive pace until 2024 because "x"
waive pace until 2024Q1 because "x"
waive pace until tomorrow because "x"
waive pace until 3月31日 because "x"
waive pace for because "x"
waive pace of 恒口 because "x"
waive pace "on schedule" because "x"
