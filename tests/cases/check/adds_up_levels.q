# catalog: tests/fixtures/levels/catalog.toml
# today: 2023-04-07
# What stands for several are the parts of the whole: counties of another city are none of its.
check city for investment: actual of districts adds up to 甲市
check county for investment: actual of county adds up to 甲市
check province for investment: actual of city adds up to 全省
