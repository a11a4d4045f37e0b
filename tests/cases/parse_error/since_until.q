trend domestic since 2022Q1
trend domestic from 2022Q1 until 2023Q1
trend domestic between 2022Q1 and 2023Q1
