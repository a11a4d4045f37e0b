# catalog: tests/fixtures/luan/catalog.toml
# nothing but printed ranks: 3, 3, 5
rank livelihood at 2017M7
rank livelihood where rank <= 2
list livelihood
