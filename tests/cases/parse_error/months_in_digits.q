list domestic at 2023/05
list domestic at 202305
list domestic at 2023-5
list domestic at 2023.5
list domestic at 2023上半年
list domestic at 2023年底
