# catalog: tests/fixtures/luan/catalog.toml
# Published: 六安 prints "第三名金安区、裕安区；第五名叶集区" for January to July of 2017, that is 3, 3, 5;
# and for 2021 the ranks of 1-8月 and of 1-9月, between which 裕安区 goes up from 3 to 2, 霍山县 from 4
# to 3 and 金安区 down from 2 to 4. 开发区 is in the first bulletin only.
rank livelihood at 2017M7
rank livelihood at 2017M7 top 3
rank livelihood at 2021M9 versus 2021M8
rank livelihood at 2021M9 versus 2021M8 where movement < 0
rank livelihood at 2021M8 versus 2017M7
排名 民生 在 2021年9月 较 2021年8月 其中 位次变化 > 0
