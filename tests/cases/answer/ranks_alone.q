# catalog: tests/fixtures/luan/catalog.toml
# nothing but printed ranks: 3, 3, 5
rank livelihood at 2017M7
rank livelihood where rank <= 2
list livelihood
trend livelihood of 金安区, 霍山县 from 2021M8 to 2021M9
