compare domestic compared to 2022Q1
