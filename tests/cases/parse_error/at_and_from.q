trend domestic at 2023Q1 from 2022Q1
